package vpr.gitstore.verify;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vpr.log.Leaf;
import vpr.log.Leaves;
import vpr.log.Position;
import vpr.record.RecordId;

/** The leaves by record: only their positions are held, about 40 bytes a leaf. */
final class LeafIndex {
    private static final int BATCH = 4096;

    private final Leaves leaves;
    private final Map<RecordId, List<Position>> positions = new HashMap<>();
    private @Nullable Position last;
    private long count;

    LeafIndex(Leaves leaves) {
        this.leaves = leaves;
    }

    /** Those that came since the last time. */
    void read() throws IOException {
        for (List<Leaf> batch = leaves.after(last, BATCH); !batch.isEmpty(); batch = leaves.after(last, BATCH)) {
            for (Leaf leaf : batch) {
                positions
                        .computeIfAbsent(new RecordId(leaf.record()), record -> new ArrayList<>())
                        .add(leaf.position());
            }
            count += batch.size();
            last = batch.getLast().position();
        }
    }

    /** The same after waiting for more: a store that is being written moves main a moment before the leaf is seen. */
    void readMore(Duration wait) throws IOException {
        try {
            leaves.await(last, wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while verifying", e);
        }
        read();
    }

    long count() {
        return count;
    }

    Set<RecordId> records() {
        return Set.copyOf(positions.keySet());
    }

    /** How many leaves the record has. */
    int countOf(RecordId record) {
        return positions.getOrDefault(record, List.of()).size();
    }

    /** The record's n-th leaf, from 0; null when it has fewer. */
    @Nullable
    Leaf leaf(RecordId record, int n) throws IOException {
        List<Position> ofRecord = positions.getOrDefault(record, List.of());
        return n < ofRecord.size() ? leaves.at(ofRecord.get(n)).orElse(null) : null;
    }
}
