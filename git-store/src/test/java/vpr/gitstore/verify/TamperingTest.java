package vpr.gitstore.verify;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vpr.gitstore.VerifiableStore;
import vpr.log.Leaves;
import vpr.log.tree.TreeWriter;

/** Each way to take something away or to change it is named for what it is. */
class TamperingTest {
    private static final int LEAF = 2 + 4; // of the second letter: three records are created before

    @TempDir
    Path data;

    private VerifiableStore store;
    private String key;

    @BeforeEach
    void a_patient_with_letters_and_a_signed_log() throws IOException {
        store = VerifiableStore.withLetters(data, 3).add(4, 270);
        key = VerifiableStore.sign(data);
        assertThat(tips()).isEmpty();
        assertThat(full()).isEmpty();
    }

    private List<ProblemKind> tips() throws IOException {
        return kinds(new Verifier(data, VerifiableStore.verifier()).tips(VerificationProgress.NONE));
    }

    private List<ProblemKind> full() throws IOException {
        return kinds(new Verifier(data, VerifiableStore.verifier()).full(VerificationProgress.NONE));
    }

    private static List<ProblemKind> kinds(VerificationReport report) {
        return report.problems().stream().map(Problem::kind).distinct().toList();
    }

    private Path log() {
        return data.resolve(".vpr/log");
    }

    private Path leaves() {
        return log().resolve("leaves/0001-000000000000000.leaves");
    }

    private void moveMain(String to) {
        store.git("update-ref", "refs/heads/main", to);
    }

    private String commit(String parent, String treeOf) {
        return store.git("commit-tree", "-p", parent, "-m", "by hand", treeOf + "^{tree}")
                .strip();
    }

    private void cutLog(int leaves) throws IOException {
        Path index = log().resolve("leaves/0001-000000000000000.index");
        byte[] ends = Files.readAllBytes(index);
        int left = ends.length / Long.BYTES - leaves;
        truncate(leaves(), ByteBuffer.wrap(ends).getLong((left - 1) * Long.BYTES));
        truncate(index, left * (long) Long.BYTES);
    }

    private static void truncate(Path file, long size) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(size);
        }
    }

    private static void flip(Path file, int at) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[at] ^= 1;
        Files.write(file, bytes);
    }

    @Test
    void main_moved_back() throws IOException {
        moveMain("main~2");

        assertThat(tips()).containsExactly(ProblemKind.MAIN_MOVED_BACK);
        assertThat(full()).containsExactly(ProblemKind.MAIN_MOVED_BACK);
    }

    @Test
    void a_repository_removed() throws IOException {
        try (Stream<Path> all = Files.walk(store.clinicalGit().getParent())) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }

        assertThat(tips()).containsExactly(ProblemKind.REPOSITORY_MISSING);
        assertThat(full()).containsExactly(ProblemKind.REPOSITORY_MISSING);
    }

    @Test
    void main_removed() throws IOException {
        Files.delete(store.clinicalGit().resolve("refs/heads/main"));

        assertThat(tips()).containsExactly(ProblemKind.MAIN_MISSING);
    }

    @Test
    void the_last_commit_amended() throws IOException {
        moveMain(commit("main~1", "main"));

        assertThat(tips()).contains(ProblemKind.LAST_COMMIT_AMENDED);
        assertThat(full())
                .contains(ProblemKind.LAST_COMMIT_AMENDED, ProblemKind.SIGNATURE_BAD)
                .doesNotContain(ProblemKind.HISTORY_REWRITTEN);
    }

    @Test
    void history_rewritten() throws IOException {
        moveMain(commit(commit("main~3", "main~2"), "main"));

        assertThat(tips()).contains(ProblemKind.HISTORY_REWRITTEN);
        assertThat(full()).contains(ProblemKind.HISTORY_REWRITTEN).doesNotContain(ProblemKind.LAST_COMMIT_AMENDED);
    }

    @Test
    void a_commit_made_with_git_on_top() throws IOException {
        moveMain(commit("main", "main~1"));

        assertThat(tips()).contains(ProblemKind.FOREIGN_COMMIT);
        assertThat(full()).contains(ProblemKind.FOREIGN_COMMIT);
    }

    @Test
    void the_log_cut() throws IOException {
        cutLog(2);

        assertThat(tips()).containsOnly(ProblemKind.LOG_CUT);
        assertThat(full()).containsOnly(ProblemKind.LOG_CUT);
    }

    @Test
    void the_log_and_main_both_cut() throws IOException {
        cutLog(2);
        moveMain("main~2");

        assertThat(tips()).containsExactly(ProblemKind.LOG_AND_MAIN_CUT);
        assertThat(full()).containsExactly(ProblemKind.LOG_AND_MAIN_CUT);
    }

    @Test
    void everything_put_back_to_an_older_state_is_found_by_a_checkpoint_that_was_kept_elsewhere() throws IOException {
        byte[] kept = Files.readAllBytes(log().resolve("checkpoint"));
        cutLog(2);
        moveMain("main~2");
        Files.delete(log().resolve("checkpoint"));
        try (Stream<Path> files = Files.walk(data.resolve(".vpr/journal"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }

        VerificationReport report = new Verifier(data, VerifiableStore.verifier())
                .extending(KeptCheckpoint.of(kept, key))
                .tips(VerificationProgress.NONE);

        assertThat(kinds(report)).contains(ProblemKind.LOG_AND_MAIN_CUT, ProblemKind.CHECKPOINT_MISSING);
    }

    @Test
    void an_old_leaf_changed() throws IOException {
        int line = new String(Files.readAllBytes(leaves()), US_ASCII).indexOf("0001-00000000000000" + LEAF);
        flip(leaves(), line + 140);

        assertThat(tips()).contains(ProblemKind.LEAF_CHANGED);
        assertThat(full()).contains(ProblemKind.LEAF_CHANGED).doesNotContain(ProblemKind.TILE_CHANGED);
    }

    @Test
    void an_old_leaf_and_its_tile_changed() throws IOException {
        int line = new String(Files.readAllBytes(leaves()), US_ASCII).indexOf("0001-00000000000000" + LEAF);
        flip(leaves(), line + 140);
        Files.delete(log().resolve("tile/0/000"));
        try (var opened = Leaves.open(data.resolve(".vpr"))) {
            new TreeWriter(data.resolve(".vpr"), opened.entries()).write(256);
        }

        assertThat(tips()).containsExactly(ProblemKind.CHECKPOINT_CONTRADICTED);
        assertThat(full()).contains(ProblemKind.CHECKPOINT_CONTRADICTED, ProblemKind.LEAF_CHANGED);
    }

    @Test
    void an_object_changed_with_all_checksums_right() throws IOException {
        String body = store.git("ls-tree", "-r", "main~100")
                .lines()
                .filter(line -> line.endsWith("body.md"))
                .findFirst()
                .orElseThrow();
        ObjectId blob = ObjectId.fromString(body.split("[ \t]")[2]);
        for (Path pack : packs()) {
            store.changeObject(pack, blob);
        }

        assertThat(tips()).isEmpty();
        assertThat(full()).containsExactly(ProblemKind.OBJECT_CHANGED);
    }

    private List<Path> packs() throws IOException {
        try (Stream<Path> files = Files.list(store.clinicalGit().resolve("objects/pack"))) {
            return files.filter(file -> file.toString().endsWith(".pack")).toList();
        }
    }

    @Test
    void a_tile_changed() throws IOException {
        flip(log().resolve("tile/0/000"), 77);

        assertThat(tips()).containsExactly(ProblemKind.TILE_CHANGED);
        assertThat(full()).containsExactly(ProblemKind.TILE_CHANGED);
    }

    @Test
    void a_tile_removed() throws IOException {
        Files.delete(log().resolve("tile/0/000"));

        assertThat(tips()).containsExactly(ProblemKind.TILE_MISSING);
    }

    @Test
    void a_checkpoint_that_is_signed_with_another_key() throws IOException {
        Path ours = log().resolve("checkpoint");
        Path away = Files.move(ours, data.resolve("ours"));
        VerifiableStore.sign(data);
        Files.move(away, ours, StandardCopyOption.REPLACE_EXISTING);

        assertThat(tips()).containsExactly(ProblemKind.CHECKPOINT_NOT_OURS);
    }

    @Test
    void a_checkpoint_removed() throws IOException {
        Files.delete(log().resolve("checkpoint"));

        assertThat(tips()).containsExactly(ProblemKind.CHECKPOINT_MISSING);
    }

    @Test
    void a_frame_of_the_journal_changed() throws IOException {
        try (Stream<Path> files = Files.list(data.resolve(".vpr/journal"))) {
            Path segment = files.filter(file -> file.toString().endsWith(".segment"))
                    .filter(file -> isUsed(file))
                    .findFirst()
                    .orElseThrow();
            flip(segment, 100);
        }

        assertThat(tips()).containsExactly(ProblemKind.JOURNAL_DAMAGED);
    }

    private static boolean isUsed(Path segment) {
        try {
            return Files.readAllBytes(segment)[100] != 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void head_that_names_another_branch() throws IOException {
        Files.writeString(store.clinicalGit().resolve("HEAD"), "ref: refs/heads/other\n");

        assertThat(tips()).containsExactly(ProblemKind.REPOSITORY_CHANGED);
    }
}
