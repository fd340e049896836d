package vpr.log.tree;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;

/** One line below a note: {@code — <key name> <Base64 of key id and signature>}. */
public final class NoteSignature {
    private static final String DASH = "— ";
    private static final int MAX_BYTES = 8 * 1024;
    private static final String RULE = "signature: must be an em dash, a key name and Base64 of at most 8 KiB";

    private final String keyName;
    private final int keyId;
    private final byte[] bytes;

    NoteSignature(String keyName, int keyId, byte[] bytes) {
        this.keyName = keyName;
        this.keyId = keyId;
        this.bytes = bytes;
    }

    /** @throws IllegalArgumentException when it is not exactly what {@link #toString()} would write */
    public static NoteSignature parse(String line) {
        String[] parts = line.startsWith(DASH) ? line.substring(DASH.length()).split(" ", -1) : new String[0];
        Rules.require(parts.length == 2 && NoteKey.isName(parts[0]), RULE);
        byte[] all = Rules.base64("signature", parts[1]);
        Rules.require(all.length > Integer.BYTES && all.length <= MAX_BYTES, RULE);
        return new NoteSignature(
                parts[0], ByteBuffer.wrap(all).getInt(), Arrays.copyOfRange(all, Integer.BYTES, all.length));
    }

    public String keyName() {
        return keyName;
    }

    int keyId() {
        return keyId;
    }

    byte[] bytes() {
        return bytes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoteSignature that && toString().equals(that.toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    /** The line, without its line feed. */
    @Override
    public String toString() {
        byte[] all = ByteBuffer.allocate(Integer.BYTES + bytes.length)
                .putInt(keyId)
                .put(bytes)
                .array();
        return DASH + keyName + " " + Base64.getEncoder().encodeToString(all);
    }
}
