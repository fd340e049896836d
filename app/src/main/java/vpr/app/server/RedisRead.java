package vpr.app.server;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import vpr.api.TablesPosition;
import vpr.query.RedisValues;
import vpr.redis.Redis;

/** Reads from Redis first, in the role query. */
@Configuration(proxyBeanMethods = false)
@Import(RedisConfiguration.class)
class RedisRead {
    private static final Duration LONGEST = Duration.ofMillis(50);

    @Bean
    RedisValues redisValues(Redis redis, TablesPosition tables) {
        return new RedisValues(redis.connection(), tables, LONGEST);
    }
}
