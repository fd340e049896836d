package vpr.gitstore;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;
import vpr.log.Leaf;
import vpr.log.Leaves;
import vpr.log.Position;
import vpr.record.RecordId;

/**
 * The last applied commit of every record, as the log has it: what a record's {@code main} must be. Read once from the
 * leaves, about 200 bytes a record in memory.
 */
final class Ledger {
    private static final int BATCH = 4096;

    private final Map<RecordId, ObjectId> last = new ConcurrentHashMap<>();
    private @Nullable Position seen;

    /** Reads the leaves that came since the last time. */
    synchronized void catchUp(Leaves leaves) throws IOException {
        for (List<Leaf> batch = leaves.after(seen, BATCH); !batch.isEmpty(); batch = leaves.after(seen, BATCH)) {
            batch.forEach(leaf -> applied(new RecordId(leaf.record()), ObjectId.fromString(leaf.commit())));
            seen = batch.getLast().position();
        }
    }

    void applied(RecordId record, ObjectId commit) {
        last.put(record, commit);
    }

    Optional<ObjectId> tipOf(RecordId record) {
        return Optional.ofNullable(last.get(record));
    }
}
