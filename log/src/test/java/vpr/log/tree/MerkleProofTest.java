package vpr.log.tree;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class MerkleProofTest {
    private static final int MOST = 1_100;
    private static final List<TreeHash> ENTRIES = IntStream.range(0, MOST)
            .mapToObj(n -> TreeHash.ofEntry(("entry " + n).getBytes(US_ASCII)))
            .toList();
    private static final LogTree TREE = LogTree.of(MemoryTiles.of(ENTRIES));

    @Property(tries = 300)
    void heads_and_proofs_are_what_the_definition_says(
            @ForAll @IntRange(min = 1, max = MOST) int size, @ForAll @IntRange(max = MOST) int other)
            throws IOException {
        List<TreeHash> d = ENTRIES.subList(0, size);
        int smaller = other % (size + 1);
        assertThat(TREE.head(size)).isEqualTo(new TreeHead(size, Definition.root(d)));
        assertThat(TREE.inclusion(other % size, size)).isEqualTo(Definition.path(other % size, d));
        assertThat(TREE.consistency(smaller, size)).isEqualTo(Definition.proof(smaller, d));
    }

    @Property(tries = 300)
    void a_proof_of_inclusion_verifies_and_no_other_entry_index_or_tree_does(
            @ForAll @IntRange(min = 1, max = MOST) int size, @ForAll @IntRange(max = MOST) int other)
            throws IOException {
        int index = other % size;
        TreeHead head = TREE.head(size);
        TreeHash entry = ENTRIES.get(index);
        List<TreeHash> path = TREE.inclusion(index, size);
        assertThat(MerkleProof.verifyInclusion(index, entry, head, path)).isTrue();
        assertThat(MerkleProof.verifyInclusion(index, changed(entry, other), head, path))
                .isFalse();
        assertThat(MerkleProof.verifyInclusion(index, entry, new TreeHead(size, changed(head.root(), other)), path))
                .isFalse();
        assertThat(MerkleProof.verifyInclusion(size, entry, head, path)).isFalse();
        assertThat(MerkleProof.verifyInclusion(-1, entry, head, path)).isFalse();
        if (size > 1) {
            assertThat(MerkleProof.verifyInclusion((index + 1) % size, entry, head, path))
                    .isFalse();
        }
        for (List<TreeHash> wrong : changes(path, other)) {
            assertThat(MerkleProof.verifyInclusion(index, entry, head, wrong)).isFalse();
        }
    }

    @Property(tries = 300)
    void a_proof_of_consistency_verifies_and_no_other_tree_does(
            @ForAll @IntRange(min = 1, max = MOST) int size, @ForAll @IntRange(max = MOST) int other)
            throws IOException {
        int smaller = other % (size + 1);
        TreeHead now = TREE.head(size);
        TreeHead old = TREE.head(smaller);
        List<TreeHash> path = TREE.consistency(smaller, size);
        assertThat(MerkleProof.verifyConsistency(old, now, path)).isTrue();
        for (List<TreeHash> wrong : changes(path, other)) {
            assertThat(MerkleProof.verifyConsistency(old, now, wrong)).isFalse();
        }
        if (smaller > 0) {
            TreeHead anotherOld = new TreeHead(smaller, changed(old.root(), other));
            TreeHead anotherNow = new TreeHead(size, changed(now.root(), other));
            assertThat(MerkleProof.verifyConsistency(anotherOld, now, path)).isFalse();
            assertThat(MerkleProof.verifyConsistency(old, anotherNow, path)).isFalse();
        }
        if (smaller < size) {
            assertThat(MerkleProof.verifyConsistency(now, old, path)).isFalse();
        }
    }

    /** A hash more, a hash less, a bit of each hash, two of them exchanged. */
    private static List<List<TreeHash>> changes(List<TreeHash> path, int bit) {
        List<List<TreeHash>> all = new ArrayList<>();
        List<TreeHash> longer = new ArrayList<>(path);
        longer.add(ENTRIES.getFirst());
        all.add(longer);
        for (int i = 0; i < path.size(); i++) {
            List<TreeHash> other = new ArrayList<>(path);
            other.set(i, changed(path.get(i), bit));
            all.add(other);
            List<TreeHash> shorter = new ArrayList<>(path);
            shorter.remove(i);
            all.add(shorter);
        }
        if (path.size() > 1) {
            all.add(path.reversed());
        }
        return all;
    }

    private static TreeHash changed(TreeHash hash, int bit) {
        byte[] bytes = hash.bytes();
        bytes[bit / 8 % TreeHash.LENGTH] ^= (byte) (1 << (bit % 8));
        return TreeHash.of(bytes);
    }
}
