package vpr.log.tree;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TlogProofTest {
    private static byte[] entry(int n) {
        return ("entry " + n).getBytes(US_ASCII);
    }

    private static TlogProof proof() throws Exception {
        LogTree tree = LogTree.of(MemoryTiles.of(
                IntStream.range(0, 4).mapToObj(n -> TreeHash.ofEntry(entry(n))).toList()));
        String text = new TreeCheckpoint("PeterNeumann", tree.head(4)).text();
        Note note = new Note(text, List.of(Keys.signer(Keys.PETER).sign(text, Instant.EPOCH)));
        return new TlogProof("more", 2, tree.inclusion(2, 4), note);
    }

    @Test
    void a_proof_is_written_as_the_specification_says_and_read_again() throws Exception {
        TlogProof proof = proof();
        List<String> lines = proof.toString().lines().toList();
        assertThat(lines.subList(0, 3)).containsExactly("c2sp.org/tlog-proof@v1", "extra bW9yZQ==", "index 2");
        assertThat(lines.get(3)).isEqualTo(TreeHash.ofEntry(entry(3)).base64());
        assertThat(lines.get(4))
                .isEqualTo(TreeHash.node(TreeHash.ofEntry(entry(0)), TreeHash.ofEntry(entry(1)))
                        .base64());
        assertThat(lines.subList(5, 8)).containsExactly("", "PeterNeumann", "4");
        assertThat(lines.get(9)).isEmpty();
        assertThat(lines.get(10)).startsWith("— PeterNeumann ");
        assertThat(TlogProof.parse(proof.toString().getBytes(UTF_8))).isEqualTo(proof);
        TlogProof bare = new TlogProof("", 2, proof.path(), proof.checkpoint());
        assertThat(bare.toString()).startsWith("c2sp.org/tlog-proof@v1\nindex 2\n");
        assertThat(TlogProof.parse(bare.toString().getBytes(UTF_8))).isEqualTo(bare);
    }

    @Test
    void a_proof_is_of_its_entry_and_its_log_only() throws Exception {
        TlogProof proof = proof();
        proof.verify(entry(2), Keys.PETER);
        assertThatThrownBy(() -> proof.verify(entry(1), Keys.PETER))
                .isInstanceOf(InvalidProofException.class)
                .hasMessageContaining("does not stand there");
        assertThatThrownBy(() -> proof.verify(entry(2), Keys.COSIGNER))
                .isInstanceOf(InvalidProofException.class)
                .hasMessageContaining("of another log");
    }

    @Property(tries = 400)
    void a_proof_in_which_a_bit_is_changed_proves_nothing_else(@ForAll @IntRange(max = 20_000) int where)
            throws Exception {
        byte[] bytes = proof().toString().getBytes(UTF_8);
        bytes[where / 8 % bytes.length] ^= (byte) (1 << (where % 8));
        try {
            TlogProof changed = TlogProof.parse(bytes);
            changed.verify(entry(2), Keys.PETER);
            // Only what nothing vouches for may differ.
            assertThat(changed.extra()).isNotEqualTo("more");
        } catch (IllegalArgumentException | InvalidProofException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }
}
