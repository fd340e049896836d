package vpr.log;

import java.io.IOException;

/** The disk is below its low-water mark. Nothing was written; it works again when space returns. */
public final class LogFullException extends IOException {
    private static final long serialVersionUID = 1L;

    LogFullException(String message) {
        super(message);
    }
}
