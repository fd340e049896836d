package vpr.gitstore;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.jspecify.annotations.Nullable;
import vpr.log.Leaf;
import vpr.log.Position;

/** One reader's way through the log. An event is read when it is its turn. For one thread at a time. */
final class PositionStream implements TrackingEventStream {
    private static final int PAGE = 256;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final GitStore store;
    private final StreamWaker waker;
    private final Queue<Leaf> leaves = new ArrayDeque<>();
    private @Nullable Position last;
    private @Nullable TrackedEventMessage<?> next;
    private @Nullable Runnable onAvailable;
    private volatile boolean closed;

    PositionStream(GitStore store, StreamWaker waker, @Nullable Position after) {
        this.store = store;
        this.waker = waker;
        this.last = after;
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        return Optional.ofNullable(fetch());
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        if (fetch() != null) {
            return true;
        }
        Duration wait = Duration.of(timeout, unit.toChronoUnit());
        if (closed || timeout <= 0 || !store.await(last, wait)) {
            throwIfInterrupted();
            return false;
        }
        return fetch() != null;
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        TrackedEventMessage<?> message = fetch();
        while (message == null) {
            if (closed) {
                throw new IllegalStateException("the stream is closed");
            }
            store.await(last, LONGEST_WAIT);
            throwIfInterrupted();
            message = fetch();
        }
        next = null;
        return message;
    }

    private @Nullable TrackedEventMessage<?> fetch() {
        if (next == null && !closed) {
            if (leaves.isEmpty()) {
                leaves.addAll(store.tracked().after(last, PAGE));
            }
            Leaf leaf = leaves.peek();
            if (leaf != null) {
                next = Messages.tracked(store.tracked().read(leaf));
                last = leaf.position();
                leaves.remove();
            }
        }
        return next;
    }

    private static void throwIfInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    /** Runs the callback, on a thread that must not be held up, whenever the log moves. */
    @Override
    public boolean setOnAvailableCallback(Runnable callback) {
        if (onAvailable != null) {
            waker.remove(onAvailable);
        }
        onAvailable = callback;
        waker.add(callback);
        return true;
    }

    @Override
    public void close() {
        closed = true;
        if (onAvailable != null) {
            waker.remove(onAvailable);
        }
    }
}
