package vpr.app.server;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vpr.gitstore.GitStore;

/** What an operator sees of the joining of packs, of a process with the role {@code command}. */
@Configuration(proxyBeanMethods = false)
class PacksConfiguration {
    /** Up whatever failed: the packs stay as they are then, nothing is missing, and it is tried again. */
    @Bean
    HealthIndicator packsHealthIndicator(GitStore store) {
        return () -> {
            var facts = store.packs().facts();
            var health = Health.up()
                    .withDetail("joined", facts.packs())
                    .withDetail("waitingRecords", facts.waiting())
                    .withDetail("failures", facts.failures());
            facts.lastFailure().ifPresent(failure -> health.withDetail("lastFailure", failure));
            return health.build();
        };
    }

    @Bean
    MeterBinder packsMeters(GitStore store) {
        return registry -> {
            Gauge.builder("vpr.packs.joined", store, it -> it.packs().facts().packs())
                    .description("Packs that were joined since the start")
                    .register(registry);
            Gauge.builder("vpr.packs.waiting", store, it -> it.packs().facts().waiting())
                    .description("Records whose packs are due to be joined")
                    .register(registry);
            Gauge.builder("vpr.packs.failures", store, it -> it.packs().facts().failures())
                    .description("How often joining failed since the start")
                    .register(registry);
        };
    }
}
