package vpr.log;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds a record's last leaf: some 20 bytes a record in memory, whatever the number of its leaves. It takes the leaves in
 * when it is told to, and is kept in {@code .vpr/ledger} so that a start need not read them all; that file is believed
 * only as far as it fits the leaves, and may be removed at any time. Safe for many threads.
 */
public final class LastLeaves {
    private static final Logger LOG = LoggerFactory.getLogger(LastLeaves.class);
    private static final int BATCH = 8192;
    private static final long KEPT_EVERY = 1L << 20;

    private final LedgerFile file;
    private final LeafEntries leaves;
    private RecordTable table;
    private long seen;
    private long kept;

    private LastLeaves(LedgerFile file, LeafEntries leaves, LedgerFile.Kept found) {
        this.file = file;
        this.leaves = leaves;
        this.table = found.table();
        this.seen = found.leaves();
        this.kept = found.leaves();
    }

    /** Begins with what is kept, where it fits the leaves. */
    public static LastLeaves open(Path vprDirectory, Leaves leaves) throws IOException {
        var file = new LedgerFile(new LogPaths(vprDirectory).ledger());
        LeafEntries entries = leaves.entries();
        return new LastLeaves(
                file, entries, file.read(entries).orElseGet(() -> new LedgerFile.Kept(new RecordTable(), 0)));
    }

    /** Takes in the leaves that came since the last time. */
    public synchronized void catchUp() throws IOException {
        long visible = leaves.count();
        while (seen < visible) {
            long to = Math.min(visible, seen + BATCH);
            for (byte[] line : leaves.read(seen, to)) {
                LeafRules.require(line.length > Leaf.RECORD_END, "leaf: must have a record id");
                table.put(RecordKey.of(new String(line, Leaf.RECORD_START, RecordKey.DIGITS, US_ASCII)), seen++);
            }
        }
    }

    /**
     * The record's last leaf of those taken in; empty when it has none.
     *
     * @param record 32 lower-case hex digits
     * @throws IOException also for the moment in which the owner has cut the leaves back to write them again
     */
    public Optional<Leaf> of(String record) throws IOException {
        long number;
        synchronized (this) {
            number = table.get(RecordKey.of(record));
        }
        if (number < 0) {
            return Optional.empty();
        }
        Leaf leaf = leaf(number);
        // The table knows most of an id, not all of it.
        return leaf.record().equals(record) ? Optional.of(leaf) : searched(record);
    }

    private Leaf leaf(long number) throws IOException {
        return Leaf.parse(new String(leaves.read(number, number + 1).getFirst(), US_ASCII));
    }

    private Optional<Leaf> searched(String record) throws IOException {
        for (long to = leaves.count(); to > 0; to = Math.max(0, to - BATCH)) {
            List<byte[]> lines = leaves.read(Math.max(0, to - BATCH), to);
            for (byte[] line : lines.reversed()) {
                if (new String(line, Leaf.RECORD_START, RecordKey.DIGITS, US_ASCII).equals(record)) {
                    return Optional.of(Leaf.parse(new String(line, US_ASCII)));
                }
            }
        }
        return Optional.empty();
    }

    /** How many records have leaves. */
    public synchronized long records() {
        return table.size();
    }

    /** Keeps it, where enough leaves have come since the last time to be worth it. For the process that owns the log. */
    public synchronized void keepSometimes() throws IOException {
        catchUp();
        if (seen - kept >= KEPT_EVERY + table.size() / 4) {
            keep();
        }
    }

    /** Keeps it, unless nothing has changed. A failure costs the next start some time, nothing else. */
    public synchronized void keep() {
        try {
            catchUp();
            if (seen == kept) {
                return;
            }
            file.write(new LedgerFile.Kept(table, seen), leaves);
        } catch (IOException e) {
            LOG.warn("The ledger could not be kept; the next start reads the leaves again: {}", e.getMessage());
        }
        kept = seen;
    }
}
