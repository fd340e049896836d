package vpr.gitstore;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vpr.log.Leaf;
import vpr.log.Leaves;
import vpr.log.Position;
import vpr.record.commit.SignatureMeaning;

/** Finds the position of a commit. Leaves stand nearly in the order of their times, so it looks there first. */
final class LeafSearch {
    private static final int BATCH = 1024;
    private static final Duration SLACK = Duration.ofSeconds(10);
    /** What its author signed was recorded so much later than its time says, at most. */
    private static final Duration AUTHORED = Duration.ofMinutes(20);

    private final Leaves leaves;

    LeafSearch(Leaves leaves) {
        this.leaves = leaves;
    }

    Optional<Position> find(StoredCommit commit) throws IOException {
        Instant at = commit.trailers().recordedAt();
        Duration slack = commit.trailers().signatureMeaning() == SignatureMeaning.AUTHORED ? AUTHORED : SLACK;
        Optional<Position> near = find(commit.id().name(), leaves.before(at.minus(slack)), at.plus(slack));
        // The clock may have been set back while the log went on.
        return near.isPresent() ? near : find(commit.id().name(), null, Instant.MAX);
    }

    private Optional<Position> find(String commit, @Nullable Position start, Instant end) throws IOException {
        Position after = start;
        for (List<Leaf> batch = leaves.after(after, BATCH); !batch.isEmpty(); batch = leaves.after(after, BATCH)) {
            for (Leaf leaf : batch) {
                if (leaf.commit().equals(commit)) {
                    return Optional.of(leaf.position());
                }
            }
            after = batch.getLast().position();
            if (batch.getFirst().time().isAfter(end)) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }
}
