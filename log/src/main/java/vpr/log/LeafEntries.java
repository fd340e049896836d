package vpr.log;

import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * The applied leaves as entries of the log's Merkle tree: by number from 0 in this epoch, as the bytes of their lines
 * without the line feed. Only the tree counts positions; everybody else compares them ({@link Position}).
 */
public final class LeafEntries {
    private final LeafFiles files;
    private final VisibleCount count;

    LeafEntries(LeafFiles files, VisibleCount count) {
        this.files = files;
        this.count = count;
    }

    /** Which epoch the numbers are of, from 1. */
    public int epoch() {
        return files.epoch();
    }

    /** How many are applied. */
    public long count() throws IOException {
        return count.visible();
    }

    /**
     * Those with the numbers {@code from} to before {@code to}.
     *
     * @throws EOFException when they are not all there: the owner is recovering, or they have been cut off
     * @throws CorruptLogException when lines and index contradict each other
     */
    public List<byte[]> read(long from, long to) throws IOException {
        LeafRules.require(from >= 0 && from <= to, "from: must be from 0 to to");
        if (to > count.visible()) {
            throw new EOFException("the log has fewer leaves than " + to);
        }
        return files.lines(from, to);
    }

    /** True as soon as more than {@code seen} are applied, false when the time is over or the log was closed. */
    public boolean awaitMoreThan(long seen, Duration timeout) throws IOException, InterruptedException {
        return count.awaitMoreThan(seen, timeout);
    }

    /** @throws EpochChangedException when the position is of another epoch */
    public long numberOf(Position position) {
        if (position.epoch() != files.epoch()) {
            throw new EpochChangedException(
                    "position: is of epoch " + position.epoch() + ", the log is in epoch " + files.epoch());
        }
        return position.number();
    }
}
