package vpr.query;

import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.net.ServerSocket;
import redis.embedded.RedisServer;
import vpr.redis.Redis;
import vpr.redis.RedisAddress;

/** A real Redis for tests, which can be stopped and started again, and then is empty. */
final class OwnRedis implements AutoCloseable {
    private final int port;
    private RedisServer server;
    private final Redis client;
    private final Redis writer;

    OwnRedis() throws IOException {
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        server = started();
        client = new Redis(new RedisAddress("redis://127.0.0.1:" + port + "/0", "word"));
        writer = new Redis(new RedisAddress("redis://127.0.0.1:" + port + "/0", "word"));
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

    Redis client() {
        return client;
    }

    void stop() throws IOException {
        server.stop();
    }

    void startEmpty() throws IOException {
        server = started();
    }

    RedisCommands<String, byte[]> commands() {
        try {
            return writer.connection().within(5_000).orElseThrow().sync();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        client.close();
        writer.close();
        server.stop();
    }
}
