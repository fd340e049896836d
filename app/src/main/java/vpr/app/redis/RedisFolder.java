package vpr.app.redis;

import java.io.IOException;
import java.nio.file.Path;
import vpr.app.settings.OwnerOnly;

/** The names below {@code <run directory>/redis}. */
record RedisFolder(Path path) {
    static RedisFolder below(Path runDirectory) {
        try {
            return new RedisFolder(
                    OwnerOnly.createDirectories(runDirectory.resolve("redis")).toRealPath());
        } catch (IOException e) {
            throw new EmbeddedRedisException("creating " + runDirectory.resolve("redis"), e);
        }
    }

    Path password() {
        return path.resolve("password");
    }

    Path port() {
        return path.resolve("port");
    }

    Path log() {
        return path.resolve("redis.log");
    }

    /** Held while Redis is started or stopped. */
    Path startLock() {
        return path.resolve("start.lock");
    }

    /** Held by the process that started Redis, for as long as it lives. */
    Path ownerLock() {
        return path.resolve("owner.lock");
    }
}
