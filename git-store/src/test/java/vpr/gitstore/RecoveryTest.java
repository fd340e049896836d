package vpr.gitstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vpr.gitstore.Samples.CLINICAL;
import static vpr.gitstore.Samples.clinicalCreated;
import static vpr.gitstore.Samples.letter;
import static vpr.gitstore.Samples.patientCreated;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vpr.log.Position;

/** What a crash leaves behind. The data directory is copied while the store is open, as a power cut would freeze it. */
class RecoveryTest {
    @TempDir
    Path folder;

    private StoreFolder crashed;

    @BeforeEach
    void crash_after_two_letters() throws IOException {
        crashAfter(2, folder);
    }

    private void crashAfter(int letters, Path in) throws IOException {
        var store = new StoreFolder(Files.createDirectories(in.resolve("store")));
        crashed = new StoreFolder(in.resolve("crashed"));
        StoreSettings settings = new StoreSettings(
                store.data(),
                "example.org",
                store.settings().log().withCheckpoint(Duration.ofHours(1), Long.MAX_VALUE));
        try (GitStore open = GitStore.openWriter(settings, StoreFolder.signer(), Clock.systemUTC())) {
            open.append(patientCreated());
            for (int n = 1; n < letters; n++) {
                open.append(List.of(letter(CLINICAL, n)));
            }
            awaitApplied(open, open.append(List.of(letter(CLINICAL, letters))));
            copy(store.data(), crashed.data());
        }
    }

    /** Until then files come and go. */
    private static void awaitApplied(GitStore open, Receipt last) {
        Optional<Position> seen = open.leaves().head();
        while (!seen.equals(Optional.of(last.position()))) {
            open.await(seen.orElse(null), Duration.ofSeconds(10));
            seen = open.leaves().head();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        }
    }

    private void assertRecovered() throws IOException {
        try (GitStore recovered = crashed.open()) {
            assertThat(recovered.head(CLINICAL))
                    .hasValueSatisfying(head -> assertThat(head.sequence()).isEqualTo(2));
            recovered.append(List.of(letter(CLINICAL, 3)));
            assertThat(recovered.health().quarantined()).isEmpty();
        }
        Path record = crashed.clinical(CLINICAL).folder();
        assertThat(Git.run(record, "rev-list", "--count", "main").strip()).isEqualTo("4");
        assertThat(Git.run(record, "fsck", "--full", "--strict", "--no-dangling"))
                .doesNotContain("error", "missing", "broken");
    }

    @Test
    void records_whose_journal_and_log_are_gone_do_not_get_a_new_one() throws IOException {
        for (String gone : List.of("journal", "log")) {
            Files.move(crashed.data().resolve(".vpr").resolve(gone), folder.resolve(gone));
        }

        assertThatThrownBy(() -> crashed.open().close()).isInstanceOf(MissingLogException.class);
        assertThat(crashed.data().resolve(".vpr/log")).doesNotExist();
    }

    private List<Path> files(String pattern) throws IOException {
        try (Stream<Path> all = Files.walk(crashed.clinical(CLINICAL).git())) {
            return all.filter(path -> path.toString().matches(pattern)).toList();
        }
    }

    @Test
    void what_was_applied_and_not_checkpointed_is_applied_again() throws IOException {
        assertRecovered();
    }

    @Test
    void repositories_that_never_came_to_be_are_made() throws IOException {
        removeRecords("clinical");
        assertRecovered();
    }

    private void removeRecords(String kind) throws IOException {
        try (Stream<Path> all = Files.walk(crashed.data().resolve(kind))) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** Each letter brings the folder of all letters: those of 300 are not held in memory at once. */
    @Test
    void a_record_with_many_letters_since_the_checkpoint_is_recovered_in_pieces() throws IOException {
        crashAfter(300, folder.resolve("busy"));
        removeRecords("clinical");
        try (GitStore recovered = crashed.open()) {
            assertThat(recovered.head(CLINICAL))
                    .hasValueSatisfying(head -> assertThat(head.sequence()).isEqualTo(300));
            assertThat(recovered.packs().of(CLINICAL).packs()).isEqualTo(3);
        }
        assertThat(Git.run(crashed.clinical(CLINICAL).folder(), "fsck", "--full", "--strict", "--no-dangling"))
                .doesNotContain("error", "missing", "broken");
    }

    @Test
    void torn_packs_are_replaced() throws IOException {
        for (Path pack : files(".*\\.pack")) {
            byte[] bytes = Files.readAllBytes(pack);
            Arrays.fill(bytes, bytes.length / 2, bytes.length, (byte) 0);
            Files.write(pack, bytes);
        }
        assertRecovered();
    }

    @Test
    void empty_packs_and_indexes_are_replaced() throws IOException {
        for (Path file : files(".*\\.(pack|idx)")) {
            Files.write(file, new byte[0]);
        }
        assertRecovered();
    }

    @Test
    void an_index_whose_pack_is_gone_does_not_stay() throws IOException {
        for (Path pack : files(".*\\.pack")) {
            Files.delete(pack);
        }
        assertRecovered();
        assertThat(files(".*\\.idx"))
                .allSatisfy(index -> assertThat(index.resolveSibling(
                                index.getFileName().toString().replace(".idx", ".pack")))
                        .exists());
    }

    @Test
    void what_a_crash_while_packs_were_moved_aside_leaves_is_moved_aside() throws IOException {
        List<Path> packs = files(".*\\.pack");
        Files.delete(Path.of(packs.getFirst().toString().replace(".pack", ".idx")));
        assertRecovered();
        assertThat(files(".*\\.pack")).hasSameSizeAs(files(".*\\.idx"));
    }

    @Test
    void a_main_that_is_no_id_is_written_again_and_kept_aside() throws IOException {
        Path main = crashed.clinical(CLINICAL).main();
        byte[] bytes = Files.readAllBytes(main);
        bytes[7] |= (byte) 0x80;
        Files.write(main, bytes);
        assertRecovered();
        assertThat(crashed.data().resolve(".vpr/torn").resolve(CLINICAL.hex()).resolve("main"))
                .hasBinaryContent(bytes);
    }

    @Test
    void an_old_pack_that_was_damaged_is_put_back_and_the_start_says_which_record_to_restore() throws IOException {
        var damaged = new StoreFolder(folder.resolve("damaged"));
        List<Path> old;
        try (GitStore open = crashed.open()) {
            open.checkpoint();
            old = files(".*\\.pack");
            awaitApplied(open, open.append(List.of(letter(CLINICAL, 3))));
            copy(crashed.data(), damaged.data());
        }
        for (Path pack : old) {
            Path copy = damaged.data().resolve(crashed.data().relativize(pack));
            byte[] bytes = Files.readAllBytes(copy);
            Arrays.fill(bytes, 12, bytes.length, (byte) 0);
            Files.write(copy, bytes);
        }

        assertThatThrownBy(() -> damaged.open().close())
                .hasMessageContaining("record " + CLINICAL)
                .hasMessageContaining("restore it from a backup");
        assertThat(old)
                .allSatisfy(
                        pack -> assertThat(damaged.data().resolve(crashed.data().relativize(pack)))
                                .exists());
        assertThatThrownBy(() -> damaged.open().close()).hasMessageContaining("record " + CLINICAL);
    }

    @Test
    void a_torn_main_head_and_configuration_are_written_again() throws IOException {
        Path git = crashed.clinical(CLINICAL).git();
        Files.write(git.resolve("refs/heads/main"), new byte[41]);
        Files.write(git.resolve("HEAD"), new byte[0]);
        Files.write(git.resolve("config"), new byte[10]);
        assertRecovered();
    }

    @Test
    void stale_locks_and_temporary_files_go() throws IOException {
        Path git = crashed.clinical(CLINICAL).git();
        Files.write(git.resolve("refs/heads/main.lock"), new byte[0]);
        Files.write(git.resolve("objects/pack/tmp_idx_pack-1"), new byte[7]);
        assertRecovered();
        assertThat(files(".*((?<!vpr-spare)\\.lock|tmp_.*)")).isEmpty();
    }

    @Test
    void a_main_that_is_behind_is_moved_on() throws IOException {
        Git.run(crashed.clinical(CLINICAL).folder(), "update-ref", "refs/heads/main", "main~2");
        assertRecovered();
    }

    @Test
    void a_foreign_commit_made_before_the_recovery_is_kept_aside() throws IOException {
        Path record = crashed.clinical(CLINICAL).folder();
        String foreign = Git.run(record, "commit-tree", "-p", "main", "-m", "by hand", "main^{tree}")
                .strip();
        Git.run(record, "update-ref", "refs/heads/main", foreign);
        try (GitStore recovered = crashed.open()) {
            assertThat(recovered.health().quarantined()).containsExactly(CLINICAL);
            assertThat(recovered.head(CLINICAL))
                    .hasValueSatisfying(head -> assertThat(head.sequence()).isEqualTo(2));
        }
        assertThat(Git.run(record, "rev-list", "--count", "main").strip()).isEqualTo("3");
    }

    @Test
    void all_records_of_a_frame_are_recovered_or_none() throws IOException {
        removeRecords("demographics");
        try (GitStore recovered = crashed.open()) {
            for (NewEvent event : patientCreated()) {
                assertThat(recovered.head(event.record())).isPresent();
            }
            assertThat(recovered
                            .append(List.of(clinicalCreated(Samples.record(8))))
                            .position())
                    .hasToString("0001-000000000000005");
        }
    }
}
