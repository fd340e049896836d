package vpr.redis;

import io.lettuce.core.RedisURI;
import java.time.Duration;

/**
 * Where a Redis is.
 *
 * @param url {@code redis://host:port/db}, or {@code rediss://} with TLS; without user and password
 * @param password of Redis's default user
 */
public record RedisAddress(String url, String password) {
    RedisURI uri(Duration timeout) {
        var uri = RedisURI.create(url);
        return RedisURI.builder(uri)
                .withPassword(password.toCharArray())
                .withTimeout(timeout)
                .withClientName("vpr")
                .build();
    }

    /** Does not hold the password. */
    @Override
    public String toString() {
        return "RedisAddress[" + url + "]";
    }
}
