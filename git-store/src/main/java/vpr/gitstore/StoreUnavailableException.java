package vpr.gitstore;

/** The store takes no more events: its journal has stopped or is closed. Reading goes on; a restart recovers. */
public final class StoreUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    StoreUnavailableException(Throwable cause) {
        super(cause.getMessage(), cause);
    }
}
