package vpr.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One connection, shared by all threads. */
public final class RedisConnection {
    private static final RedisCodec<String, byte[]> CODEC = RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);

    private final RedisClient client;
    private final RedisURI uri;
    private @Nullable CompletableFuture<StatefulRedisConnection<String, byte[]>> connecting;

    RedisConnection(RedisClient client, RedisURI uri) {
        this.client = client;
        this.uri = uri;
    }

    /** The connection if it stands; else empty, and an attempt to make it has begun. Waits for nothing. */
    public Optional<StatefulRedisConnection<String, byte[]>> now() {
        var attempt = attempt();
        return attempt.isDone()
                        && !attempt.isCompletedExceptionally()
                        && attempt.join().isOpen()
                ? Optional.of(attempt.join())
                : Optional.empty();
    }

    /** The same after waiting for the attempt. */
    public Optional<StatefulRedisConnection<String, byte[]>> within(long millis) throws InterruptedException {
        try {
            var _ = attempt().get(millis, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            return Optional.empty();
        }
        return now();
    }

    // Once made, the client itself makes it again when it is lost.
    private synchronized CompletableFuture<StatefulRedisConnection<String, byte[]>> attempt() {
        var attempt = connecting;
        if (attempt == null || attempt.isCompletedExceptionally()) {
            attempt = client.connectAsync(CODEC, uri).toCompletableFuture();
            connecting = attempt;
        }
        return attempt;
    }
}
