package vpr.projections.aggregate;

import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import vpr.gitstore.PositionToken;
import vpr.log.Position;

/**
 * Events in order, and a call when more have come. Who reads one after another gets them in portions: the next are looked
 * for 10 ms after the last at the earliest, or 40 ms where many come. What is written for each portion (a transaction, a token)
 * is most of the cost of few events. After a pause they come at once.
 */
final class GitEventStream implements BlockingStream<TrackedEventMessage<?>> {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);
    private static final long PATIENCE_MILLIS = 100;
    private static final long PORTION_NANOS = 10_000_000;
    private static final long LARGE_PORTION_NANOS = 40_000_000;

    /** Whoever writes and then reads, by turns, writes fewer within a portion, and waits for a small one only. */
    private static final int MANY = 5;

    private final GitEvents events;
    private @Nullable TrackingToken last;
    private Iterator<? extends TrackedEventMessage<?>> page = Collections.emptyIterator();
    private @Nullable TrackedEventMessage<?> next;
    private long portionBegan = System.nanoTime() - PORTION_NANOS;
    private int inPortion;
    private final Semaphore taken = new Semaphore(0);
    private volatile boolean closed;

    GitEventStream(GitEvents events, @Nullable TrackingToken from) {
        this.events = events;
        this.last = from;
    }

    @Override
    public synchronized Optional<TrackedEventMessage<?>> peek() {
        if (next == null && !closed) {
            if (!page.hasNext()) {
                beginPortion();
            }
            next = page.hasNext() ? withinBounds(page.next()) : null;
        }
        return Optional.ofNullable(next);
    }

    private void beginPortion() {
        long portion = inPortion >= MANY ? LARGE_PORTION_NANOS : PORTION_NANOS;
        LockSupport.parkNanos(portionBegan + portion - System.nanoTime());
        page = events.engine().readEvents(last, false).iterator();
        if (page.hasNext()) {
            portionBegan = System.nanoTime();
            inPortion = 0;
        }
    }

    /** As {@link #peek}, but without waiting for the next portion: empty at the end of this one. */
    synchronized Optional<TrackedEventMessage<?>> peekWithinPortion() {
        return next != null || page.hasNext() ? peek() : Optional.empty();
    }

    private @Nullable TrackedEventMessage<?> withinBounds(TrackedEventMessage<?> event) {
        var until = events.until();
        var beyond = until != null && positionOf(event.trackingToken()).compareTo(until) > 0;
        return beyond ? null : event;
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        if (peek().isPresent()) {
            return true;
        }
        return timeout > 0
                && events.store().await(lastPosition(), Duration.of(timeout, unit.toChronoUnit()))
                && peek().isPresent();
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        while (!hasNextAvailable((int) LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
            if (closed) {
                throw new IllegalStateException("the stream is closed");
            }
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
        return take();
    }

    synchronized TrackedEventMessage<?> take() {
        var event = peek().orElseThrow();
        last = event.trackingToken();
        next = null;
        inPortion++;
        taken.release();
        return event;
    }

    @Override
    public boolean setOnAvailableCallback(Runnable callback) {
        Thread.ofPlatform().name("vpr-tables-wake").daemon().start(() -> wake(callback));
        return true;
    }

    // One call is enough until something was taken; not for ever, because a busy processor may have overheard it.
    private void wake(Runnable callback) {
        try {
            while (!closed) {
                taken.drainPermits();
                if (events.store().await(lastPosition(), LONGEST_WAIT) && !closed) {
                    callback.run();
                    taken.tryAcquire(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized @Nullable Position lastPosition() {
        return last == null ? null : positionOf(last);
    }

    private static Position positionOf(TrackingToken token) {
        if (token instanceof PositionToken(String position)) {
            return Position.parse(position);
        }
        throw new IllegalArgumentException("token: must come from the store");
    }

    @Override
    public synchronized void close() {
        closed = true;
        next = null;
        taken.release();
    }
}
