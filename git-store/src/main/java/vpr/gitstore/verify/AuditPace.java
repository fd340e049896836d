package vpr.gitstore.verify;

import java.time.Duration;

/**
 * How long the auditor rests after each record: four times as long as it worked, so that it takes a fifth of a core, and not
 * at all where that would make it late. Times are {@link System#nanoTime}. For one thread.
 */
final class AuditPace {
    private static final int REST = 4;

    private final long start;
    private final long allowed;
    private long began;

    /** @param allowed for all of it, rests included */
    AuditPace(long start, Duration allowed) {
        this.start = start;
        this.allowed = allowed.toNanos();
        this.began = start;
    }

    /** It has worked until now. */
    Duration rest(long now) {
        long rest = (now - began) * REST;
        return now - start + rest < allowed ? Duration.ofNanos(rest) : Duration.ZERO;
    }

    /** It works again from now on. */
    void rested(long now) {
        began = now;
    }
}
