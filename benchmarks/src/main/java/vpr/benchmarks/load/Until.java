package vpr.benchmarks.load;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** When callers stop: after a time, or after a number of calls. */
public final class Until {
    private final long nanos;
    private final AtomicLong left;
    private volatile long begun;

    private Until(long nanos, long calls) {
        this.nanos = nanos;
        this.left = new AtomicLong(calls);
    }

    /** Calls that begin before the time is over. */
    public static Until over(Duration time) {
        return new Until(time.toNanos(), Long.MAX_VALUE);
    }

    /** This many calls of all callers together. */
    public static Until calls(long number) {
        return new Until(Long.MAX_VALUE, number);
    }

    void begin(long now) {
        begun = now;
    }

    long begun() {
        return begun;
    }

    boolean goesOn() {
        return left.getAndDecrement() > 0 && System.nanoTime() - begun < nanos;
    }
}
