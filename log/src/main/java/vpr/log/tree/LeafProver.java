package vpr.log.tree;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import vpr.log.Leaf;
import vpr.log.LeafEntries;
import vpr.log.Leaves;

/** Makes proofs from a data directory, which may be in use. */
public final class LeafProver {
    private static final int BATCH = 4096;

    private record Candidate(Note note, long size, boolean isStamped) {}

    /** The most cosignatures first, then one with a time stamp, then the oldest. */
    private static final Comparator<Candidate> BEST = Comparator.<Candidate>comparingInt(
                    candidate -> -candidate.note().signatures().size())
            .thenComparing(candidate -> !candidate.isStamped())
            .thenComparingLong(Candidate::size);

    private final LeafEntries leaves;
    private final LogTree tree;
    private final CheckpointFiles files;

    private LeafProver(LeafEntries leaves, LogTree tree, CheckpointFiles files) {
        this.leaves = leaves;
        this.tree = tree;
        this.files = files;
    }

    /** @throws IOException when there is no log there */
    public static LeafProver open(Path vpr) throws IOException {
        LeafEntries leaves = Leaves.open(vpr).entries();
        return new LeafProver(leaves, LogTree.of(vpr, leaves), CheckpointFiles.of(vpr, leaves));
    }

    /**
     * The leaf of a commit, looked for from the newest one back.
     *
     * @param commit 40 hex digits
     */
    public Optional<Leaf> find(String commit) throws IOException {
        for (long to = leaves.count(); to > 0; to -= BATCH) {
            for (byte[] line : leaves.read(Math.max(0, to - BATCH), to)) {
                String text = new String(line, US_ASCII);
                if (text.contains(commit)) {
                    Leaf leaf = Leaf.parse(text);
                    if (leaf.commit().equals(commit)) {
                        return Optional.of(leaf);
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** The proof of a leaf; empty when no checkpoint has been signed that has it, which takes a second. */
    public Optional<LeafProof> prove(Leaf leaf) throws IOException {
        long index = leaves.numberOf(leaf.position());
        Candidate best = candidates(index).stream().min(BEST).orElse(null);
        if (best == null) {
            return Optional.empty();
        }
        TreeCheckpoint checkpoint = TreeCheckpoint.parse(best.note().text());
        if (!tree.head(best.size()).equals(checkpoint.head())) {
            throw new CorruptTreeException("the leaves are not the ones that the signed checkpoint is of");
        }
        Optional<byte[]> stamp = best.isStamped() ? Optional.of(files.stamp(best.size())) : Optional.empty();
        return Optional.of(LeafProof.of(leaf, index, tree.inclusion(index, best.size()), best.note(), stamp));
    }

    private List<Candidate> candidates(long index) throws IOException {
        List<Candidate> all = new ArrayList<>();
        Optional<Long> stamped =
                files.stampedSizes().stream().filter(size -> size > index).findFirst();
        if (stamped.isPresent()) {
            files.stamped(stamped.get()).ifPresent(note -> all.add(candidate(note, true)));
        }
        files.witnessed().ifPresent(note -> all.add(candidate(note, false)));
        files.latest().ifPresent(note -> all.add(candidate(note, false)));
        all.removeIf(candidate -> candidate.size() <= index);
        return all;
    }

    private static Candidate candidate(Note note, boolean isStamped) {
        return new Candidate(note, TreeCheckpoint.parse(note.text()).head().size(), isStamped);
    }
}
