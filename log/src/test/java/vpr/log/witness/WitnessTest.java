package vpr.log.witness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vpr.log.tree.Keys;
import vpr.log.tree.LogFolder;
import vpr.log.tree.LogTree;
import vpr.log.tree.Note;
import vpr.log.tree.NoteKey;
import vpr.log.tree.TreeHash;
import vpr.log.tree.TreeHead;

class WitnessTest {
    private static final Instant NOW = Instant.parse("2026-01-12T10:14:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    @TempDir
    Path directory;

    private LogTree tree;

    @BeforeEach
    void aLog() throws Exception {
        tree = LogTree.open(new LogFolder(directory.resolve("log")).with(300).vpr());
    }

    private Path state() {
        return directory.resolve("state");
    }

    private Witness open(NoteKey... logs) throws IOException {
        return Witness.open(state(), Keys.signer(Keys.COSIGNER), List.of(logs), CLOCK);
    }

    private static Witness.Answer add(Witness witness, AddCheckpoint request) throws IOException {
        return witness.add(request.toString().getBytes(UTF_8));
    }

    private List<String> stateFiles() throws IOException {
        try (Stream<Path> files = Files.list(state())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void a_checkpoint_that_continues_the_one_before_is_cosigned() throws Exception {
        try (Witness witness = open(Keys.PETER)) {
            AddCheckpoint first = Checkpoints.request(tree, 0, 100);
            Witness.Answer answer = add(witness, first);
            assertThat(answer.status()).isEqualTo(200);
            Note cosigned = Note.parse(first.checkpoint().text() + "\n" + answer.body());
            assertThat(cosigned.cosignedAt(Keys.COSIGNER)).contains(NOW);
            assertThat(add(witness, Checkpoints.request(tree, 100, 300)).status())
                    .isEqualTo(200);
            assertThat(add(witness, Checkpoints.request(tree, 300, 300)).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void what_was_cosigned_is_known_after_a_restart() throws Exception {
        try (Witness witness = open(Keys.PETER)) {
            add(witness, Checkpoints.request(tree, 0, 100));
        }
        try (Witness witness = open(Keys.PETER)) {
            assertThat(add(witness, Checkpoints.request(tree, 0, 300)))
                    .isEqualTo(new Witness.Answer(409, "text/x.tlog.size", "100\n"));
            assertThat(add(witness, Checkpoints.request(tree, 100, 300)).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void a_log_that_was_cut_is_not_cosigned() throws Exception {
        try (Witness witness = open(Keys.PETER)) {
            add(witness, Checkpoints.request(tree, 0, 200));
            assertThat(add(witness, Checkpoints.request(tree, 100, 150)))
                    .isEqualTo(new Witness.Answer(409, "text/x.tlog.size", "200\n"));
        }
    }

    @Test
    void two_trees_of_one_size_are_refused_and_the_proof_of_that_is_kept() throws Exception {
        try (Witness witness = open(Keys.PETER)) {
            add(witness, Checkpoints.request(tree, 0, 100));
            Note other = Checkpoints.signed(new TreeHead(100, TreeHash.ofEntry(new byte[1])));
            assertThat(add(witness, new AddCheckpoint(100, List.of(), other)).status())
                    .isEqualTo(409);
            String conflict = stateFiles().stream()
                    .filter(name -> name.endsWith(".conflict"))
                    .findFirst()
                    .orElseThrow();
            assertThat(state().resolve(conflict)).hasContent(other.toString());
        }
    }

    @Test
    void a_proof_that_does_not_hold_is_refused_and_nothing_is_remembered() throws Exception {
        try (Witness witness = open(Keys.PETER)) {
            add(witness, Checkpoints.request(tree, 0, 100));
            Note forged = Checkpoints.signed(new TreeHead(300, TreeHash.ofEntry(new byte[1])));
            assertThat(add(witness, new AddCheckpoint(100, tree.consistency(100, 300), forged))
                            .status())
                    .isEqualTo(422);
            assertThat(add(witness, new AddCheckpoint(100, List.of(), Checkpoints.signed(tree.head(300))))
                            .status())
                    .isEqualTo(422);
            assertThat(add(witness, Checkpoints.request(tree, 100, 300)).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void other_logs_and_other_keys_are_refused() throws Exception {
        NoteKey sameName = NoteKey.of(
                "PeterNeumann",
                NoteKey.Type.ED25519,
                KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic());
        AddCheckpoint request = Checkpoints.request(tree, 0, 100);
        try (Witness witness = open()) {
            assertThat(add(witness, request).status()).isEqualTo(404);
        }
        try (Witness witness = open(sameName)) {
            assertThat(add(witness, request).status()).isEqualTo(403);
        }
        assertThat(stateFiles()).containsExactly("LOCK");
    }

    @Test
    void what_is_no_request_is_refused() throws Exception {
        String good = Checkpoints.request(tree, 0, 100).toString();
        try (Witness witness = open(Keys.PETER)) {
            for (String bad : List.of(
                    "", "old 0\n", good.replace("old 0", "old 00"), good.replace("old 0", "old -1"), "x" + good)) {
                assertThat(witness.add(bad.getBytes(UTF_8)).status()).as(bad).isEqualTo(400);
            }
            assertThat(add(witness, new AddCheckpoint(101, List.of(), Checkpoints.signed(tree.head(100))))
                            .status())
                    .isEqualTo(400);
            assertThat(witness.add(new byte[AddCheckpoint.MAX_BYTES + 1]).status())
                    .isEqualTo(400);
        }
    }

    @Test
    void a_request_is_written_as_the_specification_says() throws Exception {
        AddCheckpoint request = Checkpoints.request(tree, 100, 300);
        assertThat(request.toString().lines().limit(2))
                .containsExactly("old 100", request.proof().getFirst().base64());
        assertThat(request.toString()).endsWith("\n\n" + request.checkpoint());
        assertThat(AddCheckpoint.parse(request.toString().getBytes(UTF_8))).isEqualTo(request);
    }

    @Test
    void a_state_serves_one_witness_at_a_time() throws Exception {
        try (Witness witness = open(Keys.PETER)) {
            assertThat(witness.key()).isEqualTo(Keys.COSIGNER);
            assertThatThrownBy(() -> open(Keys.PETER))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("runs already");
        }
    }
}
