package vpr.projections.aggregate;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vpr.gitstore.GitStore;
import vpr.log.Position;
import vpr.redis.Reached;
import vpr.redis.RedisConnection;
import vpr.redis.RedisKeys;

/**
 * Keeps Redis up with the store, in the processes that have the role {@code projections}. It needs no memory of its own:
 * how far Redis is stands in Redis, written in one step with the values. A Redis that was flushed, restarted or taken
 * back is filled again from where it is then.
 */
public final class RedisFollower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RedisFollower.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_END = Duration.ofSeconds(8);

    private final GitStore store;
    private final RedisFilling filling;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean failing;
    private volatile Optional<String> position = Optional.empty();

    /** @param store open for writing or for reading */
    public RedisFollower(GitStore store, RedisConnection connection) {
        this.store = store;
        this.filling = new RedisFilling(GitEvents.of(store), new RedisValues(connection, RedisKeys.LIVE));
        this.thread = Thread.ofPlatform().name("vpr-redis").daemon().unstarted(this::follow);
    }

    public void start() {
        thread.start();
    }

    /** The last event that Redis is known to have; empty before the first. */
    public Optional<String> position() {
        return position;
    }

    /** Whether the last thing that was asked of Redis, or of the store for it, failed. It is tried again each second. */
    public boolean isFailing() {
        return failing;
    }

    private void follow() {
        while (closed.getCount() > 0) {
            try {
                var more = filling.step();
                failing = false;
                position = filling.reached().map(Reached::position);
                if (!more) {
                    store.await(position.map(Position::parse).orElse(null), PAUSE);
                }
            } catch (RuntimeException e) {
                pauseAfter(e);
            }
        }
    }

    private void pauseAfter(RuntimeException e) {
        if (!failing) {
            LOG.warn("Redis is not filled now: {}", NotShownException.because(e).getMessage());
        }
        failing = true;
        try {
            var _ = closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            closed.countDown();
        }
    }

    /** Ends after the batch that is being written. Nothing is interrupted: an interrupt would close the store's files. */
    @Override
    public void close() {
        closed.countDown();
        try {
            var _ = thread.join(LONGEST_END);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
