package vpr.access;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.UUID;

/**
 * An API key at the only moment at which its text exists.
 *
 * @param text what its owner sends, {@code vpr_…}; shown once and never stored
 * @param id names the key from now on
 * @param hash what the organisation's record keeps of the text
 */
public record NewApiKey(String text, String id, String hash) {
    /** A key with 256 random bits. */
    public static NewApiKey generate(SecureRandom random) {
        return generate(random(random, 10), random);
    }

    /**
     * A key with 256 random bits whose id follows from a UUID of version 4, so that the same command makes the same id.
     */
    public static NewApiKey generate(UUID uuid, SecureRandom random) {
        var bytes = ByteBuffer.allocate(16)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array();
        // Bytes 6 and 8 hold the version and the variant; these ten are random to the last bit.
        var id = ByteBuffer.allocate(10).put(bytes, 0, 6).put(bytes, 9, 4).array();
        return generate(KeyText.base32(id), random);
    }

    private static NewApiKey generate(String id, SecureRandom random) {
        var text = KeyText.of(id, random(random, 32));
        return new NewApiKey(text, id, KeyText.hash(text));
    }

    private static String random(SecureRandom random, int size) {
        var bytes = new byte[size];
        random.nextBytes(bytes);
        return KeyText.base32(bytes);
    }

    /** Without the text, so that it cannot get into a log by accident. */
    @Override
    public String toString() {
        return "NewApiKey[" + id + "]";
    }
}
