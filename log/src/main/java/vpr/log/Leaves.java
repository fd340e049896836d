package vpr.log;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The read side: what is applied, in position order, without gaps. Works beside the writer in its process
 * ({@link EventLog#leaves()}) and, read-only, in any other ({@link #open}). Safe for many threads.
 *
 * <p>While the writer recovers from a crash, the newest leaves may be gone for a moment and come back unchanged.
 */
public final class Leaves implements AutoCloseable {
    private final LeafFiles files;
    private final VisibleCount count;

    Leaves(LeafFiles files, VisibleCount count) {
        this.files = files;
        this.count = count;
    }

    /** @throws IOException when there is no log there, or its epoch cannot be read */
    public static Leaves open(Path vprDirectory) throws IOException {
        LogPaths paths = new LogPaths(vprDirectory);
        int epoch = Epoch.read(paths.epoch())
                .map(Epoch::number)
                .orElseThrow(() -> new IOException(paths.epoch() + " is missing: no log has been made here yet"));
        LeafFiles files = new LeafFiles(paths.leaves(), epoch);
        return new Leaves(files, new PolledCount(files));
    }

    /** The same leaves by number and as bytes, for the tree over them. */
    public LeafEntries entries() {
        return new LeafEntries(files, count);
    }

    /** The last applied position; empty when there is none. */
    public Optional<Position> head() {
        long visible = visible();
        return visible == 0 ? Optional.empty() : Optional.of(Position.of(files.epoch(), visible - 1));
    }

    /**
     * The leaves that follow a position, as many as are visible and at most {@code limit}.
     *
     * @param after null: from the beginning
     * @throws EpochChangedException when the position is of another epoch
     * @throws CorruptLogException when the files are damaged
     */
    public List<Leaf> after(@Nullable Position after, int limit) throws IOException {
        LeafRules.require(limit >= 1, "limit: must be at least 1");
        return read(numberAfter(after), limit);
    }

    /** @throws EpochChangedException when the position is of another epoch */
    public Optional<Leaf> at(Position position) throws IOException {
        return read(numberAfter(position) - 1, 1).stream().findFirst();
    }

    private List<Leaf> read(long from, int limit) throws IOException {
        while (true) {
            long to = Math.min(count.visible(), from + limit);
            if (from >= to) {
                return List.of();
            }
            try {
                return files.read(from, to);
            } catch (EOFException e) {
                if (count.visible() >= to) {
                    throw files.damaged(LeafFiles.fileOf(from), 0);
                }
                // The owner cut the leaves back: fewer are visible now.
            }
        }
    }

    /**
     * The last position whose leaf was recorded before {@code time}, null when there is none. Times never decrease within
     * a record, but those of different records may stand in the other order by the milliseconds for which commands
     * overlapped; the search halves, so near {@code time} the answer may be off by that much.
     */
    public @Nullable Position before(Instant time) {
        try {
            long low = 0;
            long high = count.visible();
            while (low < high) {
                long middle = low + (high - low) / 2;
                if (files.read(middle, middle + 1).getFirst().time().isBefore(time)) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low == 0 ? null : Position.of(files.epoch(), low - 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * True as soon as something after the position is visible, false when the time is over or the log was closed.
     *
     * @param after null: waits for the first leaf
     * @throws EpochChangedException when the position is of another epoch
     */
    public boolean await(@Nullable Position after, Duration timeout) throws InterruptedException {
        try {
            return count.awaitMoreThan(numberAfter(after), timeout);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long visible() {
        try {
            return count.visible();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long numberAfter(@Nullable Position after) {
        if (after == null) {
            return 0;
        }
        if (after.epoch() != files.epoch()) {
            throw new EpochChangedException("position: is of epoch " + after.epoch() + ", the log is in epoch "
                    + files.epoch() + "; start from the beginning");
        }
        return after.number() + 1;
    }

    /** Holds nothing open between calls, so there is nothing to release; for callers that own one. */
    @Override
    public void close() {}
}
