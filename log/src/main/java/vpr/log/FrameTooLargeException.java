package vpr.log;

/** A frame above the size limit; nothing was written. The message names both sizes. */
public final class FrameTooLargeException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    FrameTooLargeException(String message) {
        super(message);
    }
}
