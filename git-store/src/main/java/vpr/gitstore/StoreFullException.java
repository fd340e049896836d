package vpr.gitstore;

/** The disk is below its low-water mark. Nothing was written; the same append works once there is space. */
public final class StoreFullException extends RuntimeException {
    private static final long serialVersionUID = 1;

    StoreFullException(Throwable cause) {
        super(cause.getMessage(), cause);
    }
}
