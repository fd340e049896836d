package vpr.gitstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vpr.gitstore.Samples.CLINICAL;
import static vpr.gitstore.Samples.clinicalCreated;
import static vpr.gitstore.Samples.letter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vpr.log.Leaf;
import vpr.log.Position;

/** A store that is open for reading shares nothing with the writer but the files. */
class ReaderTest {
    @TempDir
    Path data;

    @Test
    void a_reader_sees_events_as_they_are_applied_and_follows_a_record_that_grows() throws IOException {
        var folder = new StoreFolder(data);
        try (GitStore writer = folder.open()) {
            writer.append(List.of(clinicalCreated(CLINICAL)));
            writer.checkpoint();
            try (GitStore reader = GitStore.openReader(data)) {
                assertThat(reader.head(CLINICAL))
                        .hasValueSatisfying(head -> assertThat(head.sequence()).isZero());
                Optional<Position> seen = reader.leaves().head();
                for (int n = 1; n <= 30; n++) {
                    Receipt receipt = writer.append(List.of(letter(CLINICAL, n)));
                    while (!reader.leaves().head().equals(Optional.of(receipt.position()))) {
                        assertThat(reader.await(seen.orElseThrow(), Duration.ofSeconds(10)))
                                .isTrue();
                        seen = reader.leaves().head();
                    }
                    assertThat(reader.head(CLINICAL))
                            .hasValueSatisfying(
                                    head -> assertThat(head.commit()).isEqualTo(receipt.commitOf(CLINICAL)));
                    assertThat(reader.tracked().at(receipt.position()))
                            .hasValueSatisfying(read -> assertThat(read.event().event())
                                    .isEqualTo(letter(CLINICAL, read.recorded().sequence())
                                            .event()));
                }
            }
        }
    }

    /** The writer gives what it still knows, the reader takes it apart anew. */
    @Test
    void the_writer_follows_the_same_events_as_a_reader() throws IOException {
        var folder = new StoreFolder(data);
        try (GitStore writer = folder.open()) {
            writer.append(List.of(clinicalCreated(CLINICAL)));
            List<NewEvent> letters = new ArrayList<>();
            for (int n = 1; n <= 20; n++) {
                letters.add(letter(CLINICAL, n));
            }
            writer.append(letters);
            writer.checkpoint();
            try (GitStore reader = GitStore.openReader(data)) {
                List<Leaf> leaves = reader.tracked().after(null, 100);
                assertThat(leaves).hasSize(21);
                for (Leaf leaf : leaves) {
                    assertThat(writer.tracked().read(leaf))
                            .isEqualTo(reader.tracked().read(leaf));
                }
            }
        }
    }

    @Test
    void an_event_is_taken_apart_once_for_the_two_who_follow_and_again_for_whoever_comes_later() throws IOException {
        try (GitStore store = new StoreFolder(data).open()) {
            store.append(List.of(clinicalCreated(CLINICAL)));
            store.append(List.of(letter(CLINICAL, 1)));
            store.checkpoint();
            for (Leaf leaf : store.tracked().after(null, 100)) {
                var first = store.tracked().read(leaf);

                assertThat(store.tracked().read(leaf)).isSameAs(first);
                assertThat(store.tracked().read(leaf)).isEqualTo(first).isNotSameAs(first);
            }
        }
    }

    @Test
    void what_is_only_in_the_journal_is_not_there_for_a_reader() throws IOException {
        var folder = new StoreFolder(data);
        try (GitStore writer = folder.open()) {
            writer.append(List.of(clinicalCreated(CLINICAL)));
            writer.checkpoint();
            // A folder in the place of the lock keeps the applier out until it is gone.
            Path lock = folder.clinical(CLINICAL).git().resolve("refs/heads/main.lock");
            Files.createDirectory(lock);
            Receipt receipt = writer.append(List.of(letter(CLINICAL, 1)));
            try (GitStore reader = GitStore.openReader(data)) {
                assertThat(writer.head(CLINICAL))
                        .hasValueSatisfying(head -> assertThat(head.sequence()).isEqualTo(1));
                assertThat(reader.head(CLINICAL))
                        .hasValueSatisfying(head -> assertThat(head.sequence()).isZero());

                Position before = reader.leaves().head().orElseThrow();
                Files.delete(lock);
                assertThat(reader.await(before, Duration.ofSeconds(10))).isTrue();
                assertThat(reader.head(CLINICAL))
                        .hasValueSatisfying(head -> assertThat(head.commit()).isEqualTo(receipt.commitOf(CLINICAL)));
            }
        }
    }

    @Test
    void a_reader_writes_nothing() throws IOException {
        var folder = new StoreFolder(data);
        folder.open().close();
        try (GitStore reader = GitStore.openReader(data)) {
            assertThatThrownBy(() -> reader.append(List.of(clinicalCreated(CLINICAL))))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(reader.facts().namespace()).isEqualTo("example.org");
        }
    }

    @Test
    void there_is_nothing_to_read_before_there_is_a_store() {
        assertThatThrownBy(() -> GitStore.openReader(data)).isInstanceOf(IOException.class);
    }
}
