package vpr.projections.aggregate;

import java.time.Duration;
import java.util.Optional;

/**
 * Notices that events wait and none reaches the tables, although nothing fails: a lock that is never given, a claim that
 * never ends. Whoever only lags behind moves on between two looks.
 */
final class Standstill {
    private final Duration longest;
    private Optional<String> at = Optional.empty();
    private long since;
    private boolean waiting;

    /** @param longest how long the tables may stay where they are while events wait */
    Standstill(Duration longest) {
        this.longest = longest;
    }

    /**
     * Whether they have stood still for too long, as far as the looks up to now tell.
     *
     * @param head the last event there is, read before {@code reached}
     * @param reached what the tables have reached
     * @param nanos as {@link System#nanoTime} gives it
     */
    synchronized boolean lasts(Optional<String> head, Optional<String> reached, long nanos) {
        var behind = head.isPresent()
                && reached.map(position -> position.compareTo(head.get()) < 0).orElse(true);
        if (!behind || !waiting || !reached.equals(at)) {
            at = reached;
            since = nanos;
        }
        waiting = behind;
        return behind && nanos - since >= longest.toNanos();
    }
}
