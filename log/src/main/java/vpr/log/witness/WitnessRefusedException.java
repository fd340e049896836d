package vpr.log.witness;

/** A witness did not cosign. The message says why, as far as it can be told. */
final class WitnessRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    WitnessRefusedException(String message) {
        super(message);
    }

    WitnessRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
