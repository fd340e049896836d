package vpr.app.server;

import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.monitoring.NoOpMessageMonitor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import vpr.app.audit.AuditConfiguration;
import vpr.command.aggregate.CommandSideConfiguration;
import vpr.command.aggregate.Heads;
import vpr.gitstore.GitEventStorageEngine;
import vpr.gitstore.GitEventStore;
import vpr.gitstore.GitStore;
import vpr.gitstore.signing.CertifiedSigners;
import vpr.record.RecordId;

/** The one writer. */
@Configuration(proxyBeanMethods = false)
@Import({CommandSideConfiguration.class, AuditConfiguration.class, PacksConfiguration.class})
class CommandRole {
    @Bean
    GitEventStorageEngine storageEngine(GitStore store) {
        return new GitEventStorageEngine(store, Heads::restore);
    }

    @Bean
    EventStore eventStore(GitEventStorageEngine engine) {
        return GitEventStore.of(engine, NoOpMessageMonitor.INSTANCE);
    }

    /** Down when the service can sign nothing; what ends soon or cannot be used is named by serial numbers. */
    @Bean
    HealthIndicator signingHealthIndicator(CertifiedSigners signers) {
        return () -> {
            var service = signers.serviceCertificate();
            var state = (signers.canSign() ? Health.up() : Health.down())
                    .withDetail("certificate", service.serial())
                    .withDetail("validUntil", service.until().toString());
            var notices = signers.notices();
            return (notices.isEmpty() ? state : state.withDetail("notices", notices)).build();
        };
    }

    /** Down when commands are refused; a record that waits for a person's decision is named, and the rest goes on. */
    @Bean
    HealthIndicator journalHealthIndicator(GitStore store) {
        return () -> {
            var health = store.health();
            var log = health.log();
            // The first start makes the organisation's record, and with it the first key, when HTTP already answers.
            var begun = store.facts().organisation().isPresent();
            var state = (begun && health.writable() ? Health.up() : Health.down())
                    .withDetail("durable", String.valueOf(log.durable().orElse(null)))
                    .withDetail("applied", String.valueOf(log.applied().orElse(null)))
                    .withDetail("backlog", log.backlogFrames());
            log.reason()
                    .or(() -> begun ? Optional.empty() : Optional.of("the organisation's record is being made"))
                    .ifPresent(reason -> state.withDetail("reason", reason));
            if (!health.quarantined().isEmpty()) {
                state.withDetail(
                        "readOnlyRecords",
                        health.quarantined().stream()
                                .map(RecordId::hex)
                                .sorted()
                                .toList());
            }
            return state.build();
        };
    }
}
