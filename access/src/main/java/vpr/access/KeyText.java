package vpr.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * An API key's text: {@code vpr_<id>_<secret><check>}. The id has 16 characters, the secret 52 (256 random bits), the
 * check 6 (the low 30 bits of the CRC-32 of all before it), in the alphabet of RFC 4648 base32, lower case. The prefix
 * and the check let a scanner for leaked secrets recognise a key with certainty; the check proves nothing.
 */
final class KeyText {
    static final int ID_LENGTH = 16;
    static final int SECRET_LENGTH = 52;

    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final Pattern FORM = Pattern.compile("(vpr_([a-z2-7]{16})_[a-z2-7]{52})([a-z2-7]{6})");

    private KeyText() {}

    /** The id within a key's text; empty when it cannot be a key. */
    static Optional<String> idOf(String text) {
        var matcher = FORM.matcher(text);
        return matcher.matches() && check(matcher.group(1)).equals(matcher.group(3))
                ? Optional.of(matcher.group(2))
                : Optional.empty();
    }

    static String of(String id, String secret) {
        var begin = "vpr_" + id + "_" + secret;
        return begin + check(begin);
    }

    /** SHA-256 of the whole text, in hex, as the organisation's record keeps it. */
    static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The bits in base32, most significant first; the last character is filled up with zero bits. */
    static String base32(byte[] bytes) {
        var text = new StringBuilder();
        var buffer = 0;
        var bits = 0;
        for (var b : bytes) {
            buffer = (buffer << 8) | (b & 0xff);
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(ALPHABET.charAt((buffer >>> bits) & 31));
            }
        }
        if (bits > 0) {
            text.append(ALPHABET.charAt((buffer << (5 - bits)) & 31));
        }
        return text.toString();
    }

    private static String check(String text) {
        var crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        var check = new StringBuilder();
        for (var shift = 25; shift >= 0; shift -= 5) {
            check.append(ALPHABET.charAt((int) (crc.getValue() >>> shift) & 31));
        }
        return check.toString();
    }
}
