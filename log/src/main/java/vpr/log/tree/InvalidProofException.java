package vpr.log.tree;

import org.jspecify.annotations.Nullable;

/** Something that was to be proved is not. The message says what, without the proof's content. */
public final class InvalidProofException extends Exception {
    private static final long serialVersionUID = 1L;

    public InvalidProofException(String message) {
        super(message);
    }

    InvalidProofException(@Nullable String message, Throwable cause) {
        super(message, cause);
    }
}
