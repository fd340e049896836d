package vpr.log;

import java.io.IOException;

/** The disk is below its low-water mark, or frames wait because applying fails. Nothing was written; try again later. */
public final class LogFullException extends IOException {
    private static final long serialVersionUID = 1L;

    LogFullException(String message) {
        super(message);
    }
}
