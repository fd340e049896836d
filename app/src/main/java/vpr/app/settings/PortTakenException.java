package vpr.app.settings;

/** A transport cannot listen where the settings say. The message names the settings and what to do. */
public final class PortTakenException extends RuntimeException {
    PortTakenException(String message) {
        super(message);
    }
}
