package vpr.command.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vpr.command.Examples.NOW;
import static vpr.command.Examples.ORGANISATION;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vpr.access.KnownKey;
import vpr.command.Commands;
import vpr.command.organisation.Bootstrap;
import vpr.command.organisation.OrganisationKeys;
import vpr.gitstore.GitEventStorageEngine;
import vpr.gitstore.GitStore;
import vpr.gitstore.StoreSettings;
import vpr.gitstore.signing.KeyStorePassword;
import vpr.gitstore.signing.ServiceKeys;
import vpr.log.LogSettings;
import vpr.record.organisation.ApiKey.Role;

class BootstrapTest {
    @TempDir
    Path data;

    @Test
    void the_first_start_hands_over_one_administrators_key_and_later_starts_none() throws Exception {
        var keys = serviceKeys();
        var texts = new ArrayList<String>();
        try (var store = open(keys)) {
            assertThatThrownBy(() -> bootstrap(store).run(text -> {
                        throw new IllegalStateException("the file cannot be written");
                    }))
                    .hasMessage("the file cannot be written");
            assertThat(store.head(ORGANISATION))
                    .as("a key that nobody has opens nothing")
                    .isEmpty();

            assertThat(bootstrap(store).run(texts::add)).isTrue();
        }

        try (var store = open(keys)) {
            assertThat(bootstrap(store).run(texts::add)).isFalse();

            assertThat(texts).hasSize(1);
            var key = keyOf(store, texts).key();
            assertThat(key.roles()).containsExactly(Role.ADMINISTRATOR);
            assertThat(key.scopes()).isEmpty();
            assertThat(key.author().name()).isEqualTo("VPR administrator");
            assertThat(key.created()).isEqualTo(NOW);
        }
    }

    private static KnownKey keyOf(GitStore store, List<String> texts) {
        var id = texts.getFirst().split("_")[1];
        return new OrganisationKeys(store, ORGANISATION).byId(id).orElseThrow();
    }

    private static Bootstrap bootstrap(GitStore store) {
        var events = EmbeddedEventStore.builder()
                .storageEngine(new GitEventStorageEngine(store, Heads::restore))
                .build();
        var commands = new Commands(new CommandBusConfiguration().commandBus(events));
        return new Bootstrap(store, commands, ORGANISATION, "example", InstantSource.fixed(NOW), new SecureRandom());
    }

    private ServiceKeys serviceKeys() throws IOException {
        return ServiceKeys.open(
                data, "example", KeyStorePassword.random("0123456789abcdef".repeat(4)), true, Clock.systemUTC());
    }

    private GitStore open(ServiceKeys keys) throws IOException {
        return GitStore.openWriter(
                new StoreSettings(data, "example", LogSettings.defaults().withLowWater(0, 0)),
                keys.signer(),
                Clock.systemUTC());
    }
}
