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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vpr.log.Position;
import vpr.record.RecordKind;

/** Packs that are joined hold what they held before, for VPR and for stock git. */
class RepackTest {
    private static final int LETTERS = 60;

    @TempDir
    Path data;

    private StoreFolder folder;
    private Path record;

    @BeforeEach
    void a_record() {
        folder = new StoreFolder(data);
        record = folder.clinical(CLINICAL).folder();
    }

    private static void write(GitStore store, int from, int to) throws IOException {
        for (int n = from; n <= to; n++) {
            Optional<Position> before = store.leaves().head();
            store.append(List.of(n == 0 ? clinicalCreated(CLINICAL) : letter(CLINICAL, n)));
            // So that each is applied alone and gets a pack of its own.
            assertThat(store.await(before.orElse(null), Duration.ofSeconds(10))).isTrue();
        }
    }

    @Test
    void a_joined_record_is_one_pack_with_the_same_objects() throws IOException {
        try (GitStore store = folder.open()) {
            write(store, 0, 20);
            Set<String> before = objects();
            assertThat(store.packs().of(CLINICAL).packs()).isEqualTo(21);

            store.packs().joinNow(CLINICAL);

            assertThat(store.packs().of(CLINICAL).packs()).isEqualTo(1);
            assertThat(objects()).isEqualTo(before);
            assertSound(20, store);
        }
    }

    @Test
    void a_record_that_goes_on_growing_is_joined_again_and_again() throws IOException {
        try (GitStore store = folder.open()) {
            for (int n = 0; n < LETTERS; n += 20) {
                write(store, n, n + 19);
                store.packs().joinNow(CLINICAL);
            }
            assertThat(store.packs().of(CLINICAL).packs()).isEqualTo(1);
            assertSound(LETTERS - 1, store);
        }
        try (GitStore store = folder.open()) {
            assertSound(LETTERS - 1, store);
        }
    }

    @Test
    void a_record_with_many_packs_is_due() throws IOException {
        try (GitStore store = folder.open()) {
            write(store, 0, 70);
            store.packs().joinDue();
            assertThat(store.packs().of(CLINICAL).packs()).isLessThan(32);
            assertThat(store.packs().facts().records()).isPositive();
            assertThat(store.packs().facts().failures()).isZero();
            assertSound(70, store);
        }
    }

    /** While the store has the record open, so that it meets packs that went, as another process would. */
    @Test
    void joins_of_every_kind_follow_one_another() throws IOException, InterruptedException {
        try (GitStore store = folder.open()) {
            for (int n = 0; n < 56; n += 7) {
                write(store, n, n + 6);
                List<RecordPacks.One> packs =
                        RecordPacks.of(folder.clinical(CLINICAL)).packs();
                int joined = n % 3 == 0 ? packs.size() : Math.min(packs.size(), n % 2 == 0 ? 9 : 5);
                var plan = new RepackPlan(packs.subList(0, joined), n % 3 == 2);
                var round = new RepackRound(new Repositories(), new RepackCounts());
                Set<String> before = objects();
                round.write(folder.clinical(CLINICAL), all -> plan);
                round.show();
                round.removeOld();
                assertThat(objects()).isEqualTo(before);
                assertThat(RecordPacks.of(folder.clinical(CLINICAL)).packs()).hasSize(packs.size() - joined + 1);
            }
            assertSound(55, store);
        }
    }

    /** An older version is not read: a newer one begins with it, and what is made of that has the older one's id. */
    @Test
    void a_folder_that_is_damaged_in_one_pack_is_made_again_from_a_newer_one() throws IOException {
        try (GitStore store = folder.open()) {
            write(store, 0, 0);
            for (int n = 1; n <= 12; n++) {
                store.append(List.of(letterAfterTheOthers(n)));
                store.checkpoint();
            }
            Set<String> before = objects();
            damage(ObjectId.fromString(
                    Git.run(record, "rev-parse", "main~5:correspondence/letter").strip()));
            assertThatThrownBy(() -> Git.run(record, "fsck", "--full")).isInstanceOf(AssertionError.class);

            store.packs().joinNow(CLINICAL);

            assertThat(store.packs().of(CLINICAL).packs()).isEqualTo(1);
            assertThat(objects()).isEqualTo(before);
            assertThat(Git.run(record, "fsck", "--full", "--strict", "--no-dangling"))
                    .doesNotContain("error", "warning", "missing", "broken");
        }
    }

    private static NewEvent letterAfterTheOthers(int n) {
        var added = Samples.letterAdded(Samples.NOW.plusSeconds(n), n, "number " + n);
        return Samples.event(CLINICAL, RecordKind.CLINICAL, n, added, 100 + n);
    }

    private void damage(ObjectId id) throws IOException {
        try (Stream<Path> packs = Files.list(folder.clinical(CLINICAL).packs())) {
            for (Path index :
                    packs.filter(path -> path.toString().endsWith(".idx")).toList()) {
                PackIndexFile read = PackIndexFile.read(index);
                int n = read.find(id);
                if (n >= 0) {
                    Path pack = RecordPacks.beside(index, ".pack");
                    byte[] bytes = Files.readAllBytes(pack);
                    bytes[read.offset(n) + 100] ^= 1;
                    Files.write(pack, bytes);
                    return;
                }
            }
        }
        throw new AssertionError("the folder must be in one of the packs");
    }

    private void assertSound(int letters, GitStore store) throws IOException {
        assertThat(Git.run(record, "fsck", "--full", "--strict", "--no-dangling"))
                .doesNotContain("error", "warning", "missing", "broken");
        assertThat(Git.run(record, "count-objects", "-v")).contains("garbage: 0\n", "prune-packable: 0\n");
        assertThat(Git.run(record, "rev-list", "--count", "main").strip()).isEqualTo(Integer.toString(letters + 1));
        try (GitStore reader = GitStore.openReader(data)) {
            for (GitStore one : List.of(store, reader)) {
                List<StoredCommit> commits = one.commits(one.tip(CLINICAL).orElseThrow(), 0);
                assertThat(commits).hasSize(letters + 1);
                for (StoredCommit commit : commits.subList(1, commits.size())) {
                    assertThat(one.events()
                                    .event(folder.clinical(CLINICAL), commit)
                                    .event())
                            .isEqualTo(letter(CLINICAL, commit.sequence()).event());
                }
            }
        }
    }

    private Set<String> objects() throws IOException {
        Set<String> ids = new TreeSet<>();
        try (Stream<Path> indexes = Files.list(folder.clinical(CLINICAL).packs())) {
            for (Path index :
                    indexes.filter(path -> path.toString().endsWith(".idx")).toList()) {
                PackIndexFile read = PackIndexFile.read(index);
                for (int n = 0; n < read.count(); n++) {
                    ids.add(read.id(n).name());
                }
            }
        }
        return ids;
    }
}
