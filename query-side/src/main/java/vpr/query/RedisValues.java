package vpr.query;

import io.lettuce.core.KeyValue;
import io.lettuce.core.RedisException;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import vpr.api.Seeing;
import vpr.api.TablesPosition;
import vpr.redis.Reached;
import vpr.redis.RedisConnection;
import vpr.redis.RedisKeys;
import vpr.redis.StoredValue;

/**
 * Values from Redis where it has seen as much as the question asks for and as much as the tables are known to have seen.
 * Everything else gives nothing, and never an error: then the tables answer.
 */
public final class RedisValues {
    private static final long LEFT_ALONE_NANOS = Duration.ofSeconds(1).toNanos();

    private final RedisConnection connection;
    private final TablesPosition tables;
    private final Duration longest;
    private volatile boolean answering;
    private volatile long failedAt = System.nanoTime() - LEFT_ALONE_NANOS;

    /** @param longest how long an answer is waited for before the tables are asked */
    public RedisValues(RedisConnection connection, TablesPosition tables, Duration longest) {
        this.connection = connection;
        this.tables = tables;
        this.longest = longest;
    }

    /** Whether the last question was answered in time. While not, nothing is asked here, and {@link #look} finds out. */
    public boolean isAnswering() {
        return answering;
    }

    /** Asks a Redis that did not answer again, once it was left alone for a second. */
    void look() {
        if (!answering && System.nanoTime() - failedAt >= LEFT_ALONE_NANOS) {
            var _ = ask(RedisKeys.LIVE.reached());
        }
    }

    /**
     * What stands under a patient's name.
     *
     * @param seeing is told the position when there is an answer, and only then
     */
    Optional<StoredValue> find(String patient, String key, Seeing seeing) {
        if (!answering) {
            return Optional.empty();
        }
        var found = ask(RedisKeys.LIVE.reached(), RedisKeys.LIVE.behind(patient), key);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var reached = bytes(found, 0).flatMap(Reached::parse).map(Reached::position);
        var value = bytes(found, 2).flatMap(StoredValue::parse);
        if (reached.isEmpty()
                || value.isEmpty()
                || bytes(found, 1).isPresent()
                || !isEnough(reached.get(), seeing.atLeast())
                || value.get().position().compareTo(reached.get()) > 0) {
            return Optional.empty();
        }
        seeing.seen().accept(reached.get());
        return value;
    }

    private boolean isEnough(String reached, @Nullable String atLeast) {
        var known = tables.known().orElse(null);
        return known != null && covers(reached, known) && (atLeast == null || covers(reached, atLeast));
    }

    // Text order is the order of events only inside an epoch.
    private static boolean covers(String reached, String asked) {
        var epoch = reached.indexOf('-') + 1;
        return reached.length() == asked.length()
                && reached.regionMatches(0, asked, 0, epoch)
                && reached.compareTo(asked) >= 0;
    }

    private List<KeyValue<String, byte[]>> ask(String... keys) {
        try {
            var answer = connection.now().map(redis -> mget(redis, keys)).orElse(List.of());
            tell(!answer.isEmpty());
            return answer;
        } catch (RedisException e) {
            tell(false);
            return List.of();
        }
    }

    private void tell(boolean success) {
        if (!success) {
            failedAt = System.nanoTime();
        }
        answering = success;
    }

    private List<KeyValue<String, byte[]>> mget(StatefulRedisConnection<String, byte[]> redis, String... keys) {
        var answer = redis.async().mget(keys);
        try {
            return answer.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            var _ = answer.toCompletableFuture().cancel(false);
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private static Optional<byte[]> bytes(List<KeyValue<String, byte[]>> found, int place) {
        return found.get(place).optional();
    }
}
