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
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The record at each moment of a repack, as others meet it and as a crash would leave it. */
class RepackMomentsTest {
    private static final int LETTERS = 6;

    @TempDir
    Path folder;

    private StoreFolder store;
    private RecordDirectory directory;
    private String objects;
    private final RepackQueue queue = new RepackQueue(RepackRules.defaults());

    @BeforeEach
    void a_record_with_a_pack_for_each_letter() throws IOException {
        store = new StoreFolder(folder.resolve("store"));
        directory = store.clinical(CLINICAL);
        try (GitStore open = store.open()) {
            for (int n = 0; n <= LETTERS; n++) {
                open.append(List.of(n == 0 ? clinicalCreated(CLINICAL) : letter(CLINICAL, n)));
                open.checkpoint();
            }
            assertThat(open.packs().of(CLINICAL).packs()).isEqualTo(LETTERS + 1);
        }
        objects = Git.run(directory.folder(), "rev-list", "--objects", "main");
    }

    /** @param atSync what happens instead of each of the two syncs */
    private PackingFacts repack(RepackRounds.Sync atSync) throws IOException, InterruptedException {
        RepackRounds rounds = rounds(atSync);
        rounds.round(List.of(directory), RepackRules.defaults()::all, true);
        rounds.finish();
        return rounds.facts();
    }

    private RepackRounds rounds(RepackRounds.Sync atSync) {
        return new RepackRounds(store.data(), new Repositories(), atSync, RepackRules.defaults(), queue);
    }

    private List<String> files(StoreFolder at) throws IOException {
        try (Stream<Path> all = Files.list(at.clinical(CLINICAL).packs())) {
            return all.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    private void assertWhole(StoreFolder at) throws IOException {
        Path record = at.clinical(CLINICAL).folder();
        assertThat(Git.run(record, "fsck", "--full", "--strict", "--no-dangling"))
                .doesNotContain("error", "missing", "broken");
        assertThat(Git.run(record, "rev-list", "--objects", "main")).isEqualTo(objects);
        try (GitStore reader = GitStore.openReader(at.data())) {
            assertThat(reader.commits(reader.tip(CLINICAL).orElseThrow(), 0)).hasSize(LETTERS + 1);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        }
    }

    @Test
    void the_record_is_whole_at_each_moment_and_a_crash_there_leaves_nothing_that_the_next_start_does_not_remove()
            throws IOException, InterruptedException {
        List<String> before = files(store);
        var moments = new AtomicInteger();
        repack(now -> {
            var crashed = new StoreFolder(folder.resolve("crashed" + moments.incrementAndGet()));
            copy(store.data(), crashed.data());
            assertThat(files(crashed)).containsAll(before).hasSize(before.size() + 2);
            assertWhole(crashed);
            crashed.open().close();
            assertThat(files(crashed)).containsAll(before).noneMatch(name -> name.startsWith("tmp_"));
            assertWhole(crashed);
            try (GitStore again = crashed.open()) {
                again.append(List.of(letter(CLINICAL, LETTERS + 1)));
                again.checkpoint();
                again.packs().joinNow(CLINICAL);
                assertThat(again.packs().of(CLINICAL).packs()).isEqualTo(1);
            }
        });
        assertThat(moments).hasValue(2);
        assertThat(files(store)).hasSize(2);
        assertWhole(store);
    }

    @Test
    void a_crash_while_the_old_packs_are_removed_leaves_nothing_but_the_rest_of_them()
            throws IOException, InterruptedException {
        List<String> before = files(store);
        var crashed = new StoreFolder(folder.resolve("crashed"));
        var moments = new AtomicInteger();
        repack(now -> {
            if (moments.incrementAndGet() == 2) {
                copy(store.data(), crashed.data());
            }
        });
        // An index is gone and its pack not yet, another one is still whole.
        Path packs = crashed.clinical(CLINICAL).packs();
        List<String> indexes =
                before.stream().filter(name -> name.endsWith(".idx")).toList();
        for (String index : indexes.subList(1, indexes.size())) {
            Files.delete(packs.resolve(index));
        }
        assertWhole(crashed);

        crashed.open().close();

        assertThat(files(crashed)).hasSize(4).contains(indexes.getFirst());
        assertWhole(crashed);
    }

    @Test
    void a_sync_that_fails_leaves_every_old_pack_and_nothing_else() throws IOException {
        List<String> before = files(store);
        assertThatThrownBy(() -> repack(now -> {
                    throw new IOException("no sync");
                }))
                .hasMessage("no sync");
        assertThat(files(store)).isEqualTo(before);
        assertWhole(store);
    }

    @Test
    void a_second_sync_that_fails_leaves_every_old_pack_beside_the_new_one() throws IOException {
        List<String> before = files(store);
        var moments = new AtomicInteger();
        assertThatThrownBy(() -> repack(now -> {
                    if (moments.incrementAndGet() == 2) {
                        throw new IOException("no sync");
                    }
                }))
                .hasMessage("no sync");
        assertThat(files(store)).containsAll(before).hasSize(before.size() + 2);
        assertWhole(store);
    }

    @Test
    void a_damaged_pack_is_not_passed_on() throws IOException, InterruptedException {
        Path pack = RecordPacks.of(directory).packs().getFirst().pack();
        byte[] bytes = Files.readAllBytes(pack);
        bytes[bytes.length / 2] ^= 1;
        Files.write(pack, bytes);
        List<String> before = files(store);

        assertThat(repack(now -> {}).failures()).isEqualTo(1);
        assertThat(files(store)).isEqualTo(before);
    }

    @Test
    void the_sync_of_the_next_round_is_the_second_one_of_this() throws IOException, InterruptedException {
        List<String> before = files(store);
        var syncs = new AtomicInteger();
        RepackRounds rounds = rounds(now -> syncs.incrementAndGet());

        rounds.round(List.of(directory), RepackRules.defaults()::all, false);
        assertThat(syncs).hasValue(1);
        assertThat(files(store)).containsAll(before).hasSize(before.size() + 2);

        rounds.round(List.of(), RepackRules.defaults()::all, false);
        assertThat(syncs).hasValue(2);
        assertThat(files(store)).hasSize(2);
        assertThat(rounds.isUnfinished()).isFalse();
        assertWhole(store);
    }

    @Test
    void packs_that_are_about_to_go_are_not_joined_once_more() throws IOException, InterruptedException {
        RepackRounds rounds = rounds(now -> {});
        rounds.round(List.of(directory), RepackRules.defaults()::all, false);
        rounds.round(List.of(directory), RepackRules.defaults()::all, false);

        assertThat(rounds.facts().records()).isEqualTo(1);
        assertThat(files(store)).hasSize(2);
        assertThat(queue.take(2, Duration.ZERO)).containsExactly(directory);
    }

    @Test
    void a_reader_that_opened_the_record_before_goes_on_reading() throws IOException, InterruptedException {
        try (GitStore reader = GitStore.openReader(store.data())) {
            Tip tip = reader.tip(CLINICAL).orElseThrow();
            repack(now -> {});
            assertThat(RecordPacks.of(directory).packs()).hasSize(1);
            for (StoredCommit commit : reader.commits(tip, 1)) {
                assertThat(reader.events().event(directory, commit).event())
                        .isEqualTo(letter(CLINICAL, commit.sequence()).event());
            }
        }
    }

    @Test
    void packs_that_somebody_keeps_stay_as_they_are() throws IOException, InterruptedException {
        Path kept = RecordPacks.of(directory).packs().getFirst().pack();
        Files.createFile(RecordPacks.beside(kept, ".keep"));

        repack(now -> {});

        assertThat(files(store)).hasSize(5).contains(kept.getFileName().toString());
        assertWhole(store);
    }

    @Test
    void what_git_itself_has_packed_is_joined_too() throws IOException, InterruptedException {
        Git.run(directory.folder(), "repack", "-a", "-d", "-q", "-b");
        Git.run(directory.folder(), "multi-pack-index", "write");
        try (GitStore open = store.open()) {
            open.append(List.of(letter(CLINICAL, LETTERS + 1)));
            open.checkpoint();
            open.packs().joinNow(CLINICAL);
            assertThat(open.packs().of(CLINICAL).packs()).isEqualTo(1);
        }
        assertThat(files(store)).hasSize(2);
        assertThat(Git.run(directory.folder(), "fsck", "--full", "--strict"))
                .doesNotContain("error", "missing", "broken");
    }

    @Test
    void of_the_same_objects_in_several_packs_each_is_kept_once() throws IOException, InterruptedException {
        List<RecordPacks.One> one = RecordPacks.of(directory).packs();
        Path twice = folder.resolve("twice");
        Files.createDirectories(twice);
        for (RecordPacks.One pack : one) {
            Files.copy(pack.pack(), twice.resolve(pack.pack().getFileName()));
            Files.copy(
                    RecordPacks.index(pack.pack()),
                    twice.resolve(RecordPacks.index(pack.pack()).getFileName()));
        }
        repack(now -> {});
        // As recovery does that applies what is applied already.
        try (Stream<Path> again = Files.list(twice)) {
            for (Path file : again.sorted(Comparator.reverseOrder()).toList()) {
                Files.copy(file, directory.packs().resolve(file.getFileName()));
            }
        }
        repack(now -> {});

        assertThat(files(store)).hasSize(2);
        assertWhole(store);
    }
}
