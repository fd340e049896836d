package vpr.query;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import vpr.api.TablesPosition;

/**
 * Looks at both stores, so that no request has to: keeps {@link TablesPosition#recent} and {@link TablesPosition#known}
 * new, by which a Redis that fell behind the tables is noticed, and finds out when a Redis that was away answers again.
 * While the tables cannot be asked, what was known stays.
 */
public final class StoreWatch implements AutoCloseable {
    private static final Duration BETWEEN = Duration.ofMillis(100);

    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("vpr-store-watch").daemon().factory());

    public StoreWatch(TablesPosition tables, @Nullable RedisValues redis) {
        var _ = looks.scheduleWithFixedDelay(() -> look(tables, redis), 0, BETWEEN.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void look(TablesPosition tables, @Nullable RedisValues redis) {
        if (redis != null) {
            redis.look();
        }
        try {
            var _ = tables.reached();
        } catch (RuntimeException e) {
            // The next look comes, as it would not after an exception; that Postgres is away, its own health says.
        }
    }

    @Override
    public void close() {
        looks.shutdownNow();
    }
}
