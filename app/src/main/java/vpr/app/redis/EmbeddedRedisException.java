package vpr.app.redis;

/** The embedded Redis cannot serve, which VPR can do without. The message says why, and holds no password. */
public final class EmbeddedRedisException extends RuntimeException {
    private static final long serialVersionUID = 1;

    EmbeddedRedisException(String why) {
        super(why);
    }

    EmbeddedRedisException(String step, Throwable cause) {
        super(step + " failed: " + cause, cause);
    }
}
