package vpr.log;

import java.io.IOException;

/** Stored bytes that were durable are damaged or missing. The message names the file, the offset and what to do. */
public final class CorruptLogException extends IOException {
    private static final long serialVersionUID = 1L;

    CorruptLogException(String message) {
        super(message);
    }

    CorruptLogException(String message, Throwable cause) {
        super(message, cause);
    }
}
