package vpr.app.server;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import vpr.api.TablesPosition;
import vpr.query.RedisValues;
import vpr.query.StoreWatch;
import vpr.redis.Redis;

/** Reads from Redis first, in the role query. */
@Configuration(proxyBeanMethods = false)
@Import(RedisConfiguration.class)
class RedisRead {
    @Bean
    RedisValues redisValues(Redis redis, TablesPosition tables) {
        return new RedisValues(redis.connection(), tables);
    }

    @Bean(destroyMethod = "close")
    StoreWatch storeWatch(TablesPosition tables, RedisValues redis) {
        return new StoreWatch(tables, redis);
    }
}
