package vpr.app.server;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vpr.app.redis.EmbeddedRedis;
import vpr.app.redis.EmbeddedRedisException;
import vpr.app.settings.RedisChoice;
import vpr.app.settings.Setting;
import vpr.app.settings.Settings;
import vpr.redis.Redis;
import vpr.redis.RedisAddress;

/**
 * The Redis to read from first: the embedded one, or the one that the settings name. VPR works without, so one that is
 * away stops no start; one that refuses the password does, because that is a mistake in the settings.
 */
record RedisStore(Redis client, @Nullable EmbeddedRedis embedded) implements AutoCloseable {
    /** Null when there is none, which the user is told. */
    static @Nullable RedisStore open(Settings settings, Consumer<String> progress) {
        return switch (settings.redis()) {
            case RedisChoice.None none -> null;
            case RedisChoice.Own own ->
                own(new RedisAddress(own.url(), own.password().read().reveal()), progress);
            case RedisChoice.Embedded here -> embedded(settings, progress);
        };
    }

    private static RedisStore own(RedisAddress address, Consumer<String> progress) {
        var client = new Redis(address);
        switch (client.tryToConnect()) {
            case CONNECTED -> {}
            case AWAY -> progress.accept("Redis does not answer; until it does, letters are read from Postgres");
            case REFUSED -> {
                client.close();
                throw new StartException(Setting.REDIS_PASSWORD_FILE.variable()
                        + ": Redis refuses this password. Correct the file, or " + Setting.REDIS_URL.variable() + ".");
            }
        }
        return new RedisStore(client, null);
    }

    private static @Nullable RedisStore embedded(Settings settings, Consumer<String> progress) {
        try {
            var embedded = EmbeddedRedis.startOrJoin(settings.runDirectory(), progress);
            return new RedisStore(new Redis(embedded.address()), embedded);
        } catch (EmbeddedRedisException e) {
            progress.accept("No Redis, so letters are read from Postgres: " + e.getMessage());
            return null;
        }
    }

    @Override
    public void close() {
        client.close();
        if (embedded != null) {
            embedded.close();
        }
    }
}
