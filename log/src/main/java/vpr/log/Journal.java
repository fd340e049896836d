package vpr.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The journal's segments as recovery sees them: what is whole, what is a torn tail, what is corruption. */
final class Journal {
    private static final String RESTORE = "; restore .vpr and the repositories together from one backup";

    private final Path directory;
    private final Position checkpoint;
    private final Position synced;
    private final List<Segment> segments;

    /** @param checkpoint the first position that is still needed */
    Journal(Path directory, Position checkpoint) throws IOException {
        this.directory = directory;
        this.checkpoint = checkpoint;
        this.synced = SyncedMark.read(directory).orElse(checkpoint);
        this.segments = needed(Segment.list(directory));
    }

    /** From the segment that holds the checkpoint on; the ones before it only wait to be deleted. */
    private List<Segment> needed(List<Segment> all) throws CorruptLogException {
        int from = all.size() - 1;
        while (from > 0 && all.get(from).first().compareTo(checkpoint) > 0) {
            from--;
        }
        boolean missing = from < 0
                ? checkpoint.number() > 0 || synced.compareTo(checkpoint) > 0
                : all.get(from).first().compareTo(checkpoint) > 0;
        if (missing) {
            throw new CorruptLogException(
                    directory + ": the segment that holds position " + checkpoint + " is missing" + RESTORE);
        }
        return all.subList(Math.max(from, 0), all.size());
    }

    /**
     * Checks every frame and cuts a torn tail. A bad frame is torn when nothing claims that it had been synced: no later
     * frame and not {@link SyncedMark}, no later segment, because it is begun only when all before it is synced, and no
     * leaf, because it is written only after its frame is durable.
     *
     * @param published whether the leaves, as they are on the disk now, have this position
     * @return the position after the last whole frame
     */
    Position cutTornTail(Disk disk, Predicate<Position> published) throws IOException {
        Position expected =
                segments.isEmpty() ? checkpoint : segments.getFirst().first();
        for (int i = 0; i < segments.size(); i++) {
            Segment segment = segments.get(i);
            SegmentReader reader = new SegmentReader(segment);
            expected = endOfRun(segment, reader);
            if (i == segments.size() - 1) {
                cut(segment, reader, expected, published, disk);
            } else if (!segments.get(i + 1).first().equals(expected)) {
                throw damaged(segment, reader.offset(), expected);
            }
        }
        return expected;
    }

    private Position endOfRun(Segment segment, SegmentReader reader) throws CorruptLogException {
        Position expected = segment.first();
        int offset = reader.offset();
        for (FrameFormat.Decoded next = reader.next(); next != null; next = reader.next()) {
            boolean acrossCheckpoint = next.frame().first().compareTo(checkpoint) < 0
                    && next.frame().last().compareTo(checkpoint) >= 0;
            if (!next.frame().first().equals(expected) || acrossCheckpoint) {
                throw damaged(segment, offset, expected);
            }
            expected = next.frame().last().next();
            offset = reader.offset();
        }
        return expected;
    }

    private void cut(Segment segment, SegmentReader reader, Position end, Predicate<Position> published, Disk disk)
            throws IOException {
        boolean claimed = end.compareTo(checkpoint) < 0
                || end.compareTo(synced) < 0
                || published.test(end)
                || reader.laterFrameClaims(end.number());
        if (claimed) {
            throw damaged(segment, reader.offset(), end);
        }
        if (!reader.onlyZerosFollow()) {
            disk.truncate(segment.file(), reader.offset());
        }
    }

    private static CorruptLogException damaged(Segment segment, int offset, Position expected) {
        return new CorruptLogException(segment.file() + " at offset " + offset + ": the frame of position " + expected
                + " had been durable and is damaged or missing" + RESTORE);
    }

    /** Gives every frame from the checkpoint on, in order; {@link #cutTornTail} comes first. */
    void replay(FrameSink sink) throws IOException {
        for (Segment segment : segments) {
            SegmentReader reader = new SegmentReader(segment);
            for (FrameFormat.Decoded next = reader.next(); next != null; next = reader.next()) {
                if (next.frame().first().compareTo(checkpoint) >= 0) {
                    sink.accept(next.frame());
                }
            }
        }
    }

    /** Deletes what lies wholly before the checkpoint; never the last segment, in which the journal goes on. */
    static void dropBefore(Path directory, Position checkpoint) throws IOException {
        @Nullable Segment previous = null;
        for (Segment segment : Segment.list(directory)) {
            if (previous != null && segment.first().compareTo(checkpoint) <= 0) {
                Files.deleteIfExists(previous.file());
            }
            previous = segment;
        }
    }

    @FunctionalInterface
    interface FrameSink {
        void accept(Frame frame) throws IOException;
    }
}
