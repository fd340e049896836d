package vpr.log;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The log does not write any more: an fsync failed, or it is closed. Trying again is useless; reading goes on. */
public final class LogUnavailableException extends IOException {
    private static final long serialVersionUID = 1L;

    LogUnavailableException(String message) {
        super(message);
    }

    LogUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
