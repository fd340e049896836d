package vpr.gitstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vpr.gitstore.Samples.CLINICAL;
import static vpr.gitstore.Samples.clinicalCreated;
import static vpr.gitstore.Samples.letter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody commits to a record with the git command. */
class ForeignCommitTest {
    @TempDir
    Path data;

    private StoreFolder folder;
    private Path record;
    private String ours;

    @BeforeEach
    void a_record_with_a_letter() throws IOException {
        folder = new StoreFolder(data);
        record = folder.clinical(CLINICAL).folder();
        try (GitStore store = folder.open()) {
            store.append(List.of(clinicalCreated(CLINICAL)));
            ours = store.append(List.of(letter(CLINICAL, 1))).commitOf(CLINICAL).hex();
        }
    }

    private String commitWithGit() {
        String commit = Git.run(record, "commit-tree", "-p", ours, "-m", "by hand", ours + "^{tree}")
                .strip();
        Git.run(record, "update-ref", "refs/heads/main", commit);
        return commit;
    }

    private Path kept() {
        return data.resolve(".vpr/foreign").resolve(CLINICAL.hex());
    }

    @Test
    void found_when_the_record_is_next_used_it_is_kept_aside_until_a_person_decides() throws IOException {
        String foreign = commitWithGit();
        try (GitStore store = folder.open()) {
            assertThat(store.head(CLINICAL))
                    .hasValueSatisfying(head -> assertThat(head.commit()).hasToString(ours));
            assertThatThrownBy(() -> store.append(List.of(letter(CLINICAL, 2))))
                    .isInstanceOf(RecordQuarantinedException.class)
                    .hasMessageContaining(CLINICAL.hex());
            assertThat(store.health().quarantined()).containsExactly(CLINICAL);
            assertThat(store.health().writable()).isTrue();
        }
        assertThat(Git.run(record, "rev-parse", "main").strip()).isEqualTo(ours);
        assertThat(kept().resolve("README.txt")).content().contains(CLINICAL.hex(), foreign, ours);
        Git.run(data, "clone", "-q", kept().resolve(foreign + ".bundle").toString(), "look");
        assertThat(Git.run(data.resolve("look"), "log", "-1", "--format=%s").strip())
                .isEqualTo("by hand");

        try (GitStore store = folder.open()) {
            assertThatThrownBy(() -> store.append(List.of(letter(CLINICAL, 2))))
                    .isInstanceOf(RecordQuarantinedException.class);
            store.release(CLINICAL);
            store.append(List.of(letter(CLINICAL, 2)));
            assertThat(store.health().quarantined()).isEmpty();
        }
        assertThat(kept().resolve("README.txt")).doesNotExist();
        assertThat(kept().resolve(foreign + ".bundle")).exists();
        assertThat(Git.run(record, "rev-list", "--count", "main").strip()).isEqualTo("3");
    }

    @Test
    void found_while_events_are_applied_the_journalled_chain_wins() throws IOException {
        try (GitStore store = folder.open()) {
            assertThat(store.head(CLINICAL)).isPresent();
            String foreign = commitWithGit();
            String acknowledged = store.append(List.of(letter(CLINICAL, 2)))
                    .commitOf(CLINICAL)
                    .hex();
            store.checkpoint();

            assertThat(Git.run(record, "rev-parse", "main").strip()).isEqualTo(acknowledged);
            assertThat(kept().resolve(foreign + ".bundle")).exists();
            assertThatThrownBy(() -> store.append(List.of(letter(CLINICAL, 3))))
                    .isInstanceOf(RecordQuarantinedException.class);
            assertThat(store.head(CLINICAL))
                    .hasValueSatisfying(head -> assertThat(head.sequence()).isEqualTo(2));
        }
    }

    @Test
    void a_repository_that_was_there_before_its_record_is_kept_too() throws IOException {
        var other = Samples.record(7);
        Path git = Files.createDirectories(folder.clinical(other).git());
        Git.run(git, "init", "-q", "--bare", "-b", "main", ".");
        Git.run(git, "fetch", "-q", record.toString(), "main:main");
        try (GitStore store = folder.open()) {
            String acknowledged = store.append(List.of(clinicalCreated(other)))
                    .commitOf(other)
                    .hex();
            store.checkpoint();

            assertThat(Git.run(git, "rev-parse", "main").strip()).isEqualTo(acknowledged);
            assertThat(store.health().quarantined()).containsExactly(other);
        }
        assertThat(data.resolve(".vpr/foreign").resolve(other.hex()).resolve(ours + ".bundle"))
                .exists();
    }

    @Test
    void main_that_was_moved_back_is_put_right_and_holds_nothing_up() throws IOException {
        Git.run(record, "update-ref", "refs/heads/main", ours + "~1");
        try (GitStore store = folder.open()) {
            store.append(List.of(letter(CLINICAL, 2)));
            assertThat(store.health().quarantined()).isEmpty();
        }
        assertThat(Git.run(record, "rev-list", "--count", "main").strip()).isEqualTo("3");
    }

    @Test
    void main_that_was_removed_is_put_back() throws IOException {
        Git.run(record, "update-ref", "-d", "refs/heads/main");
        try (GitStore store = folder.open()) {
            store.append(List.of(letter(CLINICAL, 2)));
        }
        assertThat(Git.run(record, "rev-list", "--count", "main").strip()).isEqualTo("3");
    }
}
