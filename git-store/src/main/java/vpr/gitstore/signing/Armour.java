package vpr.gitstore.signing;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** The text form of a CMS signature in a commit: base64 in lines of 64 between two marks, as gpgsm writes it. */
final class Armour {
    /** Longer signatures are not read: {@value} bytes of text. */
    static final int LONGEST = 64 * 1024;

    private static final String BEGIN = "-----BEGIN SIGNED MESSAGE-----\n";
    private static final String END = "-----END SIGNED MESSAGE-----\n";
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private Armour() {}

    static byte[] wrap(byte[] der) {
        var text = BEGIN + LINES.encodeToString(der) + '\n' + END;
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** What the armour holds; empty when this is no such armour, or a longer one. */
    static Optional<byte[]> unwrap(byte[] armoured) {
        if (armoured.length > LONGEST) {
            return Optional.empty();
        }
        var text = new String(armoured, StandardCharsets.US_ASCII);
        if (!text.startsWith(BEGIN) || !text.endsWith('\n' + END)) {
            return Optional.empty();
        }
        var body = text.substring(BEGIN.length(), Math.max(BEGIN.length(), text.length() - END.length()));
        try {
            return Optional.of(Base64.getDecoder().decode(body.replace("\n", "")));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
