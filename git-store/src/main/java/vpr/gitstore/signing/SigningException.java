package vpr.gitstore.signing;

/** A signature could not be made. Nothing was signed, and the same call may work once the cause is mended. */
public final class SigningException extends RuntimeException {
    private static final long serialVersionUID = 1;

    SigningException(String message) {
        super(message);
    }

    SigningException(String message, Throwable cause) {
        super(message, cause);
    }
}
