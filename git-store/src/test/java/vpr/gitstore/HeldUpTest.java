package vpr.gitstore;

import static org.assertj.core.api.Assertions.assertThat;
import static vpr.gitstore.Samples.CLINICAL;
import static vpr.gitstore.Samples.clinicalCreated;
import static vpr.gitstore.Samples.letter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lock on {@code main} that the store did not make: whoever made it may be alive, or not. */
class HeldUpTest {
    @TempDir
    Path data;

    private Path lock;

    @BeforeEach
    void a_record() throws IOException {
        try (GitStore store = new StoreFolder(data).open()) {
            store.append(List.of(clinicalCreated(CLINICAL)));
        }
        lock = new StoreFolder(data).clinical(CLINICAL).main().resolveSibling("main.lock");
    }

    @Test
    void a_lock_that_a_dead_process_left_long_ago_holds_nothing_up() throws IOException {
        Files.write(lock, new byte[0]);
        Files.setLastModifiedTime(lock, FileTime.from(Instant.now().minusSeconds(120)));
        try (GitStore store = new StoreFolder(data).open()) {
            awaitApplied(store, store.append(List.of(letter(CLINICAL, 1))));
            assertThat(lock).doesNotExist();
            assertThat(store.health().log().applyFailure()).isEmpty();
        }
    }

    @Test
    void a_lock_that_somebody_holds_is_waited_for_and_the_health_says_so() throws IOException {
        Files.write(lock, new byte[0]);
        try (GitStore store = new StoreFolder(data).open()) {
            Receipt receipt = store.append(List.of(letter(CLINICAL, 1)));
            while (store.health().log().applyFailure().isEmpty()) {
                Thread.onSpinWait();
            }
            assertThat(store.health().log().applyFailure().orElseThrow()).contains("main is locked");
            assertThat(lock).exists();
            Files.delete(lock);
            awaitApplied(store, receipt);
        }
    }

    private static void awaitApplied(GitStore store, Receipt receipt) {
        for (int i = 0; i < 100 && !store.leaves().head().equals(Optional.of(receipt.position())); i++) {
            store.await(store.leaves().head().orElse(null), Duration.ofSeconds(1));
        }
        assertThat(store.leaves().head()).contains(receipt.position());
    }
}
