package vpr.projections.aggregate;

import org.jspecify.annotations.Nullable;

/** Redis did not do what it was asked for. It says the class of what happened: a server's message may repeat a value. */
final class RedisAwayException extends RuntimeException {
    private static final long serialVersionUID = 1;

    RedisAwayException(String what, @Nullable Throwable cause) {
        super(cause == null ? what : what + ": " + cause.getClass().getName());
    }
}
