package vpr.app.client;

/** Nothing answered, or something that is not VPR. The message says what to do. */
public final class UnreachableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String words;

    UnreachableException(String message) {
        super(message);
        words = message;
    }

    /** What is wrong and what to do. */
    public String words() {
        return words;
    }
}
