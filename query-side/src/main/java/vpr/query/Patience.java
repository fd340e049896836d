package vpr.query;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** After a failure something is left alone for a while; then one caller tries it for all. */
final class Patience {
    private final long pauseNanos;
    private final AtomicLong failedAt = new AtomicLong();
    private volatile boolean good = true;

    Patience(Duration pause) {
        pauseNanos = pause.toNanos();
    }

    /** @param now as {@link System#nanoTime} gives it */
    boolean mayTry(long now) {
        if (good) {
            return true;
        }
        var failed = failedAt.get();
        return now - failed >= pauseNanos && failedAt.compareAndSet(failed, now);
    }

    /** How the try went. */
    void tell(boolean success, long now) {
        if (!success) {
            failedAt.set(now);
        }
        good = success;
    }

    boolean isGood() {
        return good;
    }
}
