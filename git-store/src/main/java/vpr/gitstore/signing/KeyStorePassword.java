package vpr.gitstore.signing;

import vpr.record.InvalidException;

/**
 * The password of an installation's key stores, and how often it is hashed when a new one is encrypted. A file says itself
 * how often it was, so that each opens with the same password wherever that comes from now.
 */
public final class KeyStorePassword {
    /** For PBKDF2 and for the file's own MAC alike, as a guesser takes the cheaper one. */
    private static final int OF_A_CHOSEN_ONE = 300_000;

    /** OpenSSL's default for PKCS#12. Hashing slows guesses down, and 128 random bits are beyond them without it. */
    private static final int OF_A_RANDOM_ONE = 2_048;

    private static final int SHORTEST = 12;
    private static final int RANDOM_DIGITS = 32;

    private final char[] text;
    private final int iterations;

    KeyStorePassword(char[] text, int iterations) {
        this.text = text.clone();
        this.iterations = iterations;
    }

    /** Chosen by somebody, or of unknown origin: each key takes a good part of a second to open, so that guessing does. */
    public static KeyStorePassword chosen(String text) {
        return new KeyStorePassword(text.toCharArray(), OF_A_CHOSEN_ONE);
    }

    /**
     * Drawn at random by a program and chosen by nobody: keys open in milliseconds.
     *
     * @param digits hexadecimal, at least 32
     */
    public static KeyStorePassword random(String digits) {
        if (digits.length() < RANDOM_DIGITS || !digits.chars().allMatch(digit -> Character.digit(digit, 16) >= 0)) {
            throw new InvalidException("password", "must be at least " + RANDOM_DIGITS + " hexadecimal digits");
        }
        return new KeyStorePassword(digits.toCharArray(), OF_A_RANDOM_ONE);
    }

    /**
     * This, if a new key store may have it.
     *
     * @throws InvalidException when it may not
     */
    KeyStorePassword forNewKeys() {
        for (char c : text) {
            if (c < ' ' || c > '~') { // the platform's PBES2 takes no others
                throw new InvalidException("password", "must be printable ASCII characters");
            }
        }
        if (text.length < SHORTEST) {
            throw new InvalidException("password", "must be at least " + SHORTEST + " characters");
        }
        return this;
    }

    char[] text() {
        return text;
    }

    int iterations() {
        return iterations;
    }

    @Override
    public String toString() {
        return "KeyStorePassword";
    }
}
