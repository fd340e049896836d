package vpr.log.tree;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vpr.log.Leaf;
import vpr.log.LeafEntries;
import vpr.log.Leaves;

class LeafProverTest {
    @TempDir
    Path data;

    private LogFolder folder;

    @BeforeEach
    void aLogOf600() throws Exception {
        folder = new LogFolder(data).with(600);
        publish();
    }

    private void publish() throws Exception {
        CheckpointPublisher.start(folder.vpr(), leaves(), Keys.signer(Keys.PETER), Clock.systemUTC())
                .close();
    }

    private LeafEntries leaves() throws Exception {
        return Leaves.open(folder.vpr()).entries();
    }

    private CheckpointFiles files() throws Exception {
        return CheckpointFiles.of(folder.vpr(), leaves());
    }

    private Leaf leaf(int n) throws Exception {
        return Leaf.parse(new String(leaves().read(n, n + 1).getFirst(), UTF_8));
    }

    private LeafProof proof(int n) throws Exception {
        LeafProver prover = LeafProver.open(folder.vpr());
        Leaf found = prover.find(leaf(n).commit()).orElseThrow();
        assertThat(found).isEqualTo(leaf(n));
        return LeafProof.parse(
                prover.prove(found).orElseThrow().proof().toString().getBytes(UTF_8));
    }

    @Test
    void every_leaf_is_found_by_its_commit_and_its_proof_is_read_back_and_holds() throws Exception {
        for (int n : List.of(0, 1, 255, 256, 512, 599)) {
            LeafProof proof = proof(n);
            assertThat(proof.leaf()).isEqualTo(leaf(n));
            assertThat(proof.verify(Keys.PETER).head().size()).isEqualTo(600);
            assertThat(proof.response()).isEmpty();
        }
        assertThat(LeafProver.open(folder.vpr()).find("f".repeat(40))).isEmpty();
    }

    @Test
    void a_leaf_in_the_proof_of_another_proves_nothing() throws Exception {
        LeafProof one = proof(7);
        LeafProof other = new LeafProof(leaf(8), one.timestamp(), one.proof());
        assertThatThrownBy(() -> other.verify(Keys.PETER)).isInstanceOf(InvalidProofException.class);
    }

    @Test
    void a_leaf_that_no_checkpoint_has_yet_has_no_proof() throws Exception {
        folder.with(700);
        LeafProver prover = LeafProver.open(folder.vpr());
        assertThat(prover.prove(leaf(650))).isEmpty();
        publish();
        assertThat(prover.prove(leaf(650))).isPresent();
    }

    @Test
    void the_checkpoint_with_cosignatures_is_taken_then_the_one_with_a_time_stamp() throws Exception {
        Note first = files().latest().orElseThrow();
        files().stamped(first, new byte[] {1, 2, 3});
        folder.with(700);
        publish();
        LeafProof stamped = proof(5);
        assertThat(stamped.verify(Keys.PETER).head().size()).isEqualTo(600);
        assertThat(stamped.response().orElseThrow()).containsExactly(1, 2, 3);
        Note second = files().latest().orElseThrow();
        files().cosigned(second, List.of(Keys.signer(Keys.COSIGNER).sign(second.text(), Instant.EPOCH)));
        LeafProof witnessed = proof(5);
        assertThat(witnessed.verify(Keys.PETER).head().size()).isEqualTo(700);
        assertThat(witnessed.proof().checkpoint().cosignedAt(Keys.COSIGNER)).contains(Instant.EPOCH);
    }

    @Test
    void no_proof_is_made_against_a_checkpoint_that_is_not_of_these_leaves() throws Exception {
        String text = new TreeCheckpoint("PeterNeumann", new TreeHead(600, TreeHash.EMPTY)).text();
        WholeFile.replace(
                folder.log().resolve("checkpoint"),
                new Note(text, List.of(Keys.signer(Keys.PETER).sign(text, Instant.EPOCH))).bytes());
        assertThatThrownBy(() -> proof(5)).isInstanceOf(CorruptTreeException.class);
    }
}
