package vpr.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.metrics.CommandLatencyRecorder;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import io.netty.resolver.DefaultAddressResolverGroup;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The client of one Redis, which may be away: nothing here waits for it. Few threads and no queue that outlives a lost
 * connection, because a reader has another store to ask.
 */
public final class Redis implements AutoCloseable {
    private static final int THREADS = 2;
    private static final int MOST_WAITING = 4096;
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration COMMAND = Duration.ofSeconds(3);

    private final ClientResources resources;
    private final RedisClient client;
    private final RedisURI uri;

    public Redis(RedisAddress address) {
        resources = ClientResources.builder()
                .ioThreadPoolSize(THREADS)
                .computationThreadPoolSize(THREADS)
                .commandLatencyRecorder(CommandLatencyRecorder.disabled())
                .addressResolverGroup(DefaultAddressResolverGroup.INSTANCE)
                .reconnectDelay(Delay.constant(Duration.ofMillis(500)))
                .build();
        uri = address.uri(COMMAND);
        client = RedisClient.create(resources);
        client.setOptions(ClientOptions.builder()
                .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                .requestQueueSize(MOST_WAITING)
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(CONNECT)
                        .keepAlive(true)
                        .build())
                .build());
    }

    /** A connection that is made when it is first asked for, and again whenever it was lost. */
    public RedisConnection connection() {
        return new RedisConnection(client, uri);
    }

    /** What came of an attempt to connect. */
    public enum Attempt {
        CONNECTED,
        AWAY,
        REFUSED
    }

    /** Connects once, for whoever wants to know beforehand; waits for some seconds at most. */
    public Attempt tryToConnect() {
        try (var connection = client.connect(uri)) {
            return connection.isOpen() ? Attempt.CONNECTED : Attempt.AWAY;
        } catch (RedisException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof RedisCommandExecutionException) {
                    return Attempt.REFUSED;
                }
            }
            return Attempt.AWAY;
        }
    }

    /** Ends all connections. */
    @Override
    public void close() {
        client.shutdown(0, 2, TimeUnit.SECONDS);
        resources.shutdown(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS);
    }
}
