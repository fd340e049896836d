package vpr.app.log;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vpr.app.settings.Settings;
import vpr.gitstore.GitStore;
import vpr.gitstore.signing.LogKey;
import vpr.log.tree.CheckpointFiles;
import vpr.log.tree.CheckpointPublisher;
import vpr.log.tree.LogTree;
import vpr.log.witness.WitnessRounds;

/** The log of the one writer. */
@Configuration(proxyBeanMethods = false)
public class LogConfiguration {
    private static Path vpr(Settings settings) {
        return settings.data().resolve(".vpr");
    }

    @Bean
    CheckpointPublisher checkpointPublisher(GitStore store, Settings settings, LogKey key, Clock clock)
            throws IOException {
        var leaves = store.logEntries();
        var origin = CheckpointPublisher.origin(store.facts().logOrigin(), leaves);
        return CheckpointPublisher.start(vpr(settings), leaves, key.signer(origin), clock);
    }

    @Bean
    LogTree logTree(GitStore store, Settings settings) {
        return LogTree.of(vpr(settings), store.logEntries());
    }

    @Bean
    CheckpointFiles checkpointFiles(CheckpointPublisher publisher) {
        return publisher.files();
    }

    @Bean
    WitnessRounds witnessRounds(Settings settings, LogTree tree, CheckpointFiles files) {
        return WitnessRounds.start(settings.outsiders().witnesses(), tree, files);
    }

    @Bean
    Stamping stamping(Settings settings, CheckpointFiles files, Clock clock) throws IOException {
        return Stamping.start(settings.outsiders().timestamps(), files, clock);
    }

    @Bean
    LogController logController(GitStore store, LogTree tree, CheckpointFiles files) {
        return new LogController(store, tree, files);
    }

    /** Down when the log's checkpoint cannot be signed; who does not vouch for it is named, and the rest goes on. */
    @Bean
    HealthIndicator logHealthIndicator(CheckpointPublisher publisher, WitnessRounds witnesses, Stamping stamping) {
        return () -> {
            var state = publisher.failure().isEmpty() ? Health.up() : Health.down();
            publisher.failure().ifPresent(reason -> state.withDetail("reason", reason));
            publisher
                    .latest()
                    .ifPresent(latest -> state.withDetail("origin", latest.origin())
                            .withDetail("size", latest.head().size()));
            if (!witnesses.failures().isEmpty()) {
                state.withDetail("witnesses", witnesses.failures());
            }
            stamping.failure().ifPresent(reason -> state.withDetail("timestamps", reason));
            return state.build();
        };
    }
}
