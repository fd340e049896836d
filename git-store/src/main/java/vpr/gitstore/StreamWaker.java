package vpr.gitstore;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vpr.log.Position;

/** Tells readers that the log has moved, so that they need not poll. Its thread starts with the first of them. */
final class StreamWaker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StreamWaker.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private final GitStore store;
    private final List<Runnable> callbacks = new CopyOnWriteArrayList<>();
    private @Nullable Thread thread;
    private volatile boolean closed;

    StreamWaker(GitStore store) {
        this.store = store;
    }

    synchronized void add(Runnable callback) {
        callbacks.add(callback);
        if (thread == null && !closed) {
            thread = Thread.ofPlatform().name("vpr-stream-waker").daemon().start(this::run);
        }
    }

    void remove(Runnable callback) {
        callbacks.remove(callback);
    }

    private void run() {
        Position seen = store.leaves().head().orElse(null);
        callbacks.forEach(StreamWaker::call); // for what was applied before this thread looked
        while (!closed && !store.isClosed() && !Thread.currentThread().isInterrupted()) {
            if (store.await(seen, LONGEST_WAIT)) {
                seen = store.leaves().head().orElse(null);
                callbacks.forEach(StreamWaker::call);
            }
        }
    }

    private static void call(Runnable callback) {
        try {
            callback.run();
        } catch (RuntimeException e) {
            LOG.warn("A reader of the log could not be woken", e);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (thread != null) {
            thread.interrupt();
        }
    }
}
