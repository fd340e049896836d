package vpr.access;

import java.security.SecureRandom;

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
        var id = random(random, 10);
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
