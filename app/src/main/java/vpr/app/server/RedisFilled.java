package vpr.app.server;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import vpr.gitstore.GitStore;
import vpr.projections.aggregate.Projections;
import vpr.projections.aggregate.RedisFollower;
import vpr.redis.Redis;

/** Keeps Redis up with the store, in the role projections. */
@Configuration(proxyBeanMethods = false)
@Import(RedisConfiguration.class)
class RedisFilled {
    // After the tables: they are what a start waits for.
    @Bean(destroyMethod = "close")
    RedisFollower redisFollower(GitStore store, Redis redis, Projections tables) {
        var follower = new RedisFollower(store, redis.connection());
        follower.start();
        return follower;
    }
}
