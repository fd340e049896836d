package vpr.gitstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vpr.gitstore.Samples.CLINICAL;
import static vpr.gitstore.Samples.clinicalCreated;
import static vpr.gitstore.Samples.letter;
import static vpr.gitstore.Samples.patientCreated;
import static vpr.gitstore.Samples.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vpr.gitstore.OrderRebuild.Wanted;
import vpr.gitstore.verify.VerificationProgress;
import vpr.gitstore.verify.Verifier;
import vpr.log.EpochChangedException;
import vpr.log.KnownTree;
import vpr.log.Leaf;
import vpr.log.LogPresentException;
import vpr.log.OwnedElsewhereException;
import vpr.log.Position;
import vpr.log.tree.Note;
import vpr.log.tree.NoteKey;
import vpr.log.tree.NoteSigner;
import vpr.log.tree.TreeCheckpoint;
import vpr.log.tree.TreeHash;
import vpr.log.tree.TreeHead;

/** A store of one patient's three records and another clinical record, whose log is lost. */
class OrderRebuildTest {
    private static final Wanted NOTHING_KNOWN = new Wanted(0, false);

    @TempDir
    Path data;

    private StoreFolder folder;
    private List<Leaf> before;

    @BeforeEach
    void write_letters_to_two_records() throws IOException {
        folder = new StoreFolder(data);
        try (GitStore store = folder.open()) {
            store.append(patientCreated());
            store.append(List.of(clinicalCreated(record(9))));
            for (int n = 1; n <= 6; n++) {
                store.append(List.of(letter(CLINICAL, n)));
                store.append(List.of(letter(record(9), n)));
            }
            store.checkpoint();
            before = store.leaves().after(null, 1000);
        }
    }

    private void lose(String... names) throws IOException {
        for (String name : names) {
            try (Stream<Path> files = Files.walk(data.resolve(".vpr").resolve(name))) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private RebuiltOrder rebuild() throws IOException {
        return rebuild(NOTHING_KNOWN);
    }

    private RebuiltOrder rebuild(Wanted wanted) throws IOException {
        return new OrderRebuild(data, StoreFolder.verifier(), wanted).run(read -> {});
    }

    private static Map<String, List<String>> byRecord(List<Leaf> leaves) {
        return leaves.stream()
                .collect(Collectors.groupingBy(
                        Leaf::record, Collectors.mapping(leaf -> leaf.line().substring(33), Collectors.toList())));
    }

    @Test
    void every_record_has_the_same_events_in_the_same_order_and_all_leaves_but_for_their_positions() throws Exception {
        lose("log", "journal");
        assertThatThrownBy(() -> folder.open().close())
                .isInstanceOf(MissingLogException.class)
                .hasMessageContaining("vpr log rebuild");

        RebuiltOrder rebuilt = rebuild();

        assertThat(rebuilt.events()).isEqualTo(before.size());
        assertThat(rebuilt.records()).isEqualTo(4);
        assertThat(rebuilt.last()).isEqualTo(Position.parse("0002-000000000000015"));
        try (GitStore store = folder.open()) {
            List<Leaf> after = store.leaves().after(null, 1000);
            assertThat(byRecord(after)).isEqualTo(byRecord(before));
            assertThat(after)
                    .isSortedAccordingTo(Comparator.comparing(Leaf::time)
                            .thenComparingLong(Leaf::sequence)
                            .thenComparing(Leaf::record));
            store.append(List.of(letter(CLINICAL, 7)));
            store.checkpoint();
            assertThat(store.leaves().head()).contains(Position.parse("0002-000000000000016"));
            assertThatThrownBy(() -> store.await(before.getLast().position(), Duration.ZERO))
                    .isInstanceOf(EpochChangedException.class);
        }
        var report = new Verifier(data, StoreFolder.verifier()).full(VerificationProgress.NONE);
        assertThat(report.problems()).isEmpty();
        assertThat(report.leaves()).isEqualTo(17);
    }

    @Test
    void a_log_that_is_there_or_open_is_refused() throws Exception {
        assertThatThrownBy(this::rebuild).isInstanceOf(LogPresentException.class);
        try (GitStore store = folder.open()) {
            assertThatThrownBy(this::rebuild).isInstanceOf(OwnedElsewhereException.class);
            assertThat(store.health().writable()).isTrue();
        }
    }

    @Test
    void what_only_the_journal_has_is_in_the_rebuilt_log() throws Exception {
        StoreSettings seldom = new StoreSettings(
                data, "example.org", folder.settings().log().withCheckpoint(Duration.ofHours(1), Long.MAX_VALUE));
        Path crashed = data.resolve("crashed");
        try (GitStore store = GitStore.openWriter(seldom, StoreFolder.signer(), java.time.Clock.systemUTC())) {
            store.append(List.of(letter(CLINICAL, 7)));
            store.append(List.of(letter(CLINICAL, 8)));
            copy(data.resolve(".vpr"), crashed);
        }
        // As a power cut leaves it: the letters are in the journal, and not in their repository.
        Git.run(folder.clinical(CLINICAL).folder(), "update-ref", "refs/heads/main", "main~2");
        lose("log", "journal");
        Files.move(crashed.resolve("journal"), data.resolve(".vpr/journal"));

        RebuiltOrder rebuilt = rebuild();

        assertThat(rebuilt.fromJournal()).isEqualTo(2);
        assertThat(rebuilt.events()).isEqualTo(before.size() + 2L);
        try (GitStore store = folder.open()) {
            assertThat(store.head(CLINICAL))
                    .hasValueSatisfying(head -> assertThat(head.sequence()).isEqualTo(8));
            assertThat(store.health().quarantined()).isEmpty();
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
    void a_commit_that_nobody_trusted_has_signed_is_refused_and_named_and_nothing_is_changed() throws Exception {
        lose("log", "journal");
        Path record = folder.clinical(CLINICAL).folder();
        String message = Git.run(record, "log", "-1", "--format=%B", "main");
        Path text = Files.writeString(data.resolve("message"), message);
        String forged = Git.run(record, "commit-tree", "main^{tree}", "-p", "main", "-F", text.toString())
                .strip();
        Git.run(record, "update-ref", "refs/heads/main", forged);

        assertThatThrownBy(this::rebuild)
                .isInstanceOf(OrderRefusedException.class)
                .hasMessageContaining("clinical/" + CLINICAL);
        assertThatThrownBy(() -> folder.open().close()).isInstanceOf(MissingLogException.class);
    }

    @Test
    void a_record_without_main_is_refused_and_an_empty_repository_is_none() throws Exception {
        lose("log", "journal");
        new NewRepositories().create(folder.clinical(record(77)));
        assertThat(rebuild().events()).isEqualTo(before.size());

        lose("log", "journal");
        Files.delete(folder.clinical(CLINICAL).main());
        assertThatThrownBy(this::rebuild)
                .isInstanceOf(OrderRefusedException.class)
                .hasMessageContaining("its branch main is missing");
    }

    @Test
    void fewer_events_than_the_last_checkpoint_had_are_refused_until_the_loss_is_accepted() throws Exception {
        lose("log/leaves", "journal");
        signedCheckpoint(20);

        assertThatThrownBy(this::rebuild)
                .isInstanceOf(OrderRefusedException.class)
                .hasMessageContaining("at least 4 are missing");

        assertThat(rebuild(new Wanted(0, true)).known())
                .contains(new KnownTree(20, "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"));
    }

    private void signedCheckpoint(long size) throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        NoteKey key = NoteKey.of("example.org/0123", NoteKey.Type.ED25519, pair.getPublic());
        var signer = new NoteSigner(key, pair.getPrivate());
        Files.createDirectories(data.resolve(".vpr/keys"));
        Files.writeString(data.resolve(".vpr/keys/log.vkey"), key + "\n");
        checkpoint(signer, size);
    }

    private void checkpoint(NoteSigner signer, long size) throws IOException {
        var hash = new byte[32];
        for (byte i = 0; i < hash.length; i++) {
            hash[i] = i;
        }
        var said = new TreeCheckpoint("example.org/0123", new TreeHead(size, TreeHash.of(hash)));
        var note = new Note(said.text(), List.of(signer.sign(said.text(), Samples.NOW)));
        Files.write(data.resolve(".vpr/log/checkpoint"), note.bytes());
    }

    @Test
    void a_checkpoint_that_the_logs_key_has_not_signed_is_not_known() throws Exception {
        lose("log/leaves", "journal");
        signedCheckpoint(20);
        Path file = data.resolve(".vpr/log/checkpoint");
        Files.writeString(file, Files.readString(file).replace("\n20\n", "\n12\n"));
        assertThat(rebuild().known()).isEmpty();
    }

    @Test
    void locks_that_a_crash_left_in_a_repository_do_not_stop_later_writing() throws Exception {
        lose("log", "journal");
        Files.writeString(folder.clinical(CLINICAL).git().resolve(RecordDirectory.MAIN + ".lock"), "");
        rebuild();
        try (GitStore store = folder.open()) {
            store.append(List.of(letter(CLINICAL, 7)));
            store.checkpoint();
        }
    }
}
