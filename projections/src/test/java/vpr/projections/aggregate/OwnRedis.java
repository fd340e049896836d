package vpr.projections.aggregate;

import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.net.ServerSocket;
import redis.embedded.RedisServer;
import vpr.redis.Redis;
import vpr.redis.RedisAddress;
import vpr.redis.RedisConnection;

/** A real Redis of a test's own, which can be stopped and started again, and then is empty. */
final class OwnRedis implements AutoCloseable {
    private final int port;
    private RedisServer server;
    private final Redis client;
    private final RedisConnection connection;

    OwnRedis() throws IOException {
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        server = started();
        client = new Redis(new RedisAddress("redis://127.0.0.1:" + port + "/0", "word"));
        connection = client.connection();
    }

    private RedisServer started() throws IOException {
        var started = RedisServer.builder()
                .port(port)
                .setting("bind 127.0.0.1")
                .setting("requirepass word")
                .setting("save \"\"")
                .build();
        started.start();
        return started;
    }

    void stop() throws IOException {
        server.stop();
    }

    void startEmpty() throws IOException {
        server = started();
    }

    RedisConnection connection() {
        return connection;
    }

    RedisCommands<String, byte[]> commands() {
        try {
            return connection.within(5_000).orElseThrow().sync();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        client.close();
        server.stop();
    }
}
