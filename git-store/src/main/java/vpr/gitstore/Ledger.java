package vpr.gitstore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;
import vpr.log.LastLeaves;
import vpr.log.Leaves;
import vpr.log.Position;
import vpr.record.RecordId;

/**
 * The last applied commit of every record, as the log has it: what a record's {@code main} must be. The leaves say it; only
 * what was applied a moment ago, and may have no leaf yet, is held here.
 */
final class Ledger {
    private static final int RECENT = 10_000;

    private final Path vpr;
    private volatile Map<RecordId, ObjectId> older = Map.of();
    private volatile Map<RecordId, ObjectId> recent = new ConcurrentHashMap<>();
    private @Nullable Position visibleBefore;
    private volatile @Nullable LastLeaves last;
    private @Nullable Leaves leaves;

    Ledger(Path vpr) {
        this.vpr = vpr;
    }

    /** Once, when everything that was applied so far can be seen in the leaves. */
    void load(Leaves leaves) throws IOException {
        LastLeaves opened = LastLeaves.open(vpr, leaves);
        opened.catchUp();
        this.leaves = leaves;
        this.last = opened;
        older = Map.of();
        recent = new ConcurrentHashMap<>();
    }

    /** For the one thread that applies. */
    void applied(RecordId record, ObjectId commit) {
        recent.put(record, commit);
        if (recent.size() >= RECENT) {
            letOlderGo();
        }
    }

    // Older was applied before visibleBefore was read. Where more is visible now, all of it has its leaves: they are
    // published in order, a batch at a time. They are taken in first, so that each tip is always found in one place.
    private void letOlderGo() {
        LastLeaves opened = last;
        Leaves all = leaves;
        if (opened == null || all == null) {
            return;
        }
        Position visible = all.head().orElse(null);
        if (visible != null && (visibleBefore == null || !visible.equals(visibleBefore))) {
            takeIn(opened);
            visibleBefore = visible;
            older = recent;
            recent = new ConcurrentHashMap<>();
        }
    }

    private static void takeIn(LastLeaves opened) {
        try {
            opened.keepSometimes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For a process in which nobody tells what was applied: takes in the leaves that came since the last time. */
    void follow() {
        LastLeaves opened = last;
        try {
            if (opened != null) {
                opened.catchUp();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<ObjectId> tipOf(RecordId record) {
        ObjectId held = recent.get(record);
        if (held == null) {
            held = older.get(record);
        }
        LastLeaves opened = last;
        try {
            return held != null || opened == null
                    ? Optional.ofNullable(held)
                    : opened.of(record.hex()).map(leaf -> ObjectId.fromString(leaf.commit()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes down what a start would have to read again. For the process that has the store open for writing. */
    void keep() {
        LastLeaves opened = last;
        if (opened != null) {
            opened.keep();
        }
    }
}
