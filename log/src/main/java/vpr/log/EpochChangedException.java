package vpr.log;

/** A position of another epoch: the order was rebuilt since it was given out. Start from the beginning. */
public final class EpochChangedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EpochChangedException(String message) {
        super(message);
    }
}
