package vpr.app.server;

import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vpr.gitstore.GitStore;
import vpr.projections.aggregate.Projections;

/** Keeps the tables up with the store. */
@Configuration(proxyBeanMethods = false)
class ProjectionsRole {
    private static final Logger LOG = LoggerFactory.getLogger(ProjectionsRole.class);
    private static final Duration LONGEST_CATCH_UP = Duration.ofSeconds(30);

    // Made before HTTP answers: nobody is told that something is not there which was acknowledged before the stop.
    @Bean(destroyMethod = "close")
    Projections projections(GitStore store, DataSource database) throws SQLException, InterruptedException {
        Projections.migrate(database, Installation.SCHEMA);
        var projections = new Projections(store, database);
        projections.start();
        if (!projections.catchUp(LONGEST_CATCH_UP)) {
            LOG.warn("The tables are still being filled; until they are, queries show less. See /health.");
        }
        return projections;
    }

    /** Down when events do not reach the tables. Patients with dead letters answer for themselves. */
    @Bean
    HealthIndicator projectionsHealthIndicator(Projections projections) {
        return () -> {
            var health = projections.health();
            return (health.isGood() ? Health.up() : Health.down())
                    .withDetail("running", health.running())
                    .withDetail("failing", health.failing())
                    .withDetail("standingStill", health.standingStill())
                    .withDetail("position", String.valueOf(health.position().orElse(null)))
                    .withDetail("deadLetters", health.deadLetters())
                    .build();
        };
    }
}
