package vpr.gitstore.signing;

/** A time stamp proves nothing. The message says why. */
public final class InvalidTimeStampException extends Exception {
    private static final long serialVersionUID = 1;

    InvalidTimeStampException(String why) {
        super("the time stamp: " + why);
    }

    InvalidTimeStampException(String why, Throwable cause) {
        super("the time stamp: " + why, cause);
    }
}
