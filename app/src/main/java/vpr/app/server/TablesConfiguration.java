package vpr.app.server;

import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import vpr.api.TablesPosition;

/** What the roles that use the tables share. */
@Configuration(proxyBeanMethods = false)
class TablesConfiguration {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    private static final int MOST_WAITERS = 64;

    @Bean
    TablesPosition tablesPosition(JdbcClient jdbc) {
        return new TablesPosition(jdbc, LONGEST_WAIT, MOST_WAITERS);
    }

    /** Down when the tables cannot be read, or have not been made. */
    @Bean
    HealthIndicator postgresHealthIndicator(JdbcClient jdbc) {
        return () -> {
            try {
                var tables = jdbc.sql("select count(*) from patients where false")
                        .query(Long.class)
                        .single();
                return tables == 0 ? Health.up().build() : Health.down().build();
            } catch (DataAccessException e) {
                return Health.down()
                        .withDetail(
                                "reason",
                                "the tables cannot be read: Postgres is away, or the role projections has"
                                        + " not made them yet")
                        .build();
            }
        };
    }
}
