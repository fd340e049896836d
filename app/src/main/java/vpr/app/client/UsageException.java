package vpr.app.client;

/** What was typed cannot be asked. The message names the word or the file, and the rule. */
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String words;

    public UsageException(String message) {
        super(message);
        words = message;
    }

    /** What is wrong and what to do. */
    public String words() {
        return words;
    }
}
