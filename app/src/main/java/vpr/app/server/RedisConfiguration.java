package vpr.app.server;

import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vpr.projections.aggregate.RedisFollower;
import vpr.query.RedisValues;

/** What the roles that use Redis share. */
@Configuration(proxyBeanMethods = false)
class RedisConfiguration {
    /** Never down: without Redis everything works, from Postgres. */
    @Bean
    HealthIndicator redisHealthIndicator(ObjectProvider<RedisFollower> filled, ObjectProvider<RedisValues> read) {
        return () -> {
            var follower = Optional.ofNullable(filled.getIfAvailable());
            var reader = Optional.ofNullable(read.getIfAvailable());
            var good = !follower.map(RedisFollower::isFailing).orElse(false)
                    && reader.map(RedisValues::isAnswering).orElse(true);
            var health = good
                    ? Health.up()
                    : Health.unknown().withDetail("reason", "Redis does not answer; Postgres does in its place");
            follower.ifPresent(it -> health.withDetail("filling", !it.isFailing())
                    .withDetail("position", String.valueOf(it.position().orElse(null))));
            reader.ifPresent(it -> health.withDetail("answering", it.isAnswering()));
            return health.build();
        };
    }
}
