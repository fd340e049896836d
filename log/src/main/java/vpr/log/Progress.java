package vpr.log;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How far the log has come: what is durable, what of it is applied, what of that is checkpointed (each as the number
 * after the last one), and whether it still writes. Whoever waits for any of it waits here.
 */
final class Progress implements VisibleCount {
    private final int epoch;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    private volatile long durable;
    private volatile long applied;
    private volatile long checkpointed;
    private volatile long appliedBytes;
    private volatile @Nullable String stopped;
    private volatile @Nullable String applyFailure;
    private volatile boolean closed;

    Progress(Position checkpoint) {
        epoch = checkpoint.epoch();
        durable = checkpoint.number();
        applied = checkpoint.number();
        checkpointed = checkpoint.number();
    }

    Position position(long number) {
        return Position.of(epoch, number);
    }

    Optional<Position> last(long end) {
        return end == 0 ? Optional.empty() : Optional.of(position(end - 1));
    }

    long durable() {
        return durable;
    }

    long applied() {
        return applied;
    }

    long checkpointed() {
        return checkpointed;
    }

    /** Payload bytes that were applied since the log was opened. */
    long appliedBytes() {
        return appliedBytes;
    }

    Optional<String> stopped() {
        return Optional.ofNullable(stopped);
    }

    Optional<String> applyFailure() {
        return Optional.ofNullable(applyFailure);
    }

    void durable(long end) {
        change(() -> durable = end);
    }

    void applied(long end, long totalBytes) {
        change(() -> {
            applied = end;
            appliedBytes = totalBytes;
            applyFailure = null;
        });
    }

    void checkpointed(long end) {
        change(() -> checkpointed = end);
    }

    void applyFailed(String why) {
        change(() -> applyFailure = why);
    }

    /** Stops writing for good; the first reason stays. */
    void stop(String why) {
        change(() -> stopped = stopped == null ? why : stopped);
    }

    void close() {
        change(() -> closed = true);
    }

    void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until something holds that depends only on what is kept here or changed by {@link #change}. */
    boolean await(BooleanSupplier holds, long nanos) throws InterruptedException {
        lock.lock();
        try {
            long left = nanos;
            while (!holds.getAsBoolean()) {
                if (left <= 0) {
                    return false;
                }
                left = changed.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public long visible() {
        return applied;
    }

    @Override
    public boolean awaitMoreThan(long seen, Duration timeout) throws InterruptedException {
        return await(() -> applied > seen || closed, TimeUnit.NANOSECONDS.convert(timeout)) && applied > seen;
    }
}
