package vpr.log;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The journal as it stands, checked without changing anything; beside the writer too.
 *
 * @param damage what had been durable and is not whole, each as file, place and rule; empty when all is well
 * @param waiting the leaves of whole frames that are not visible yet: durable, and not in Git or on the way there
 * @param checkpointed how many leaves the last checkpoint says are synced; 0 where it cannot be read
 */
public record JournalCheck(List<String> damage, List<Leaf> waiting, long checkpointed) {
    private static final int ATTEMPTS = 4;
    private static final long PAUSE = 20;

    public JournalCheck {
        damage = List.copyOf(damage);
        waiting = List.copyOf(waiting);
    }

    /**
     * @param visible how many leaves were visible before this is called: what they name was durable
     * @throws IOException when a file is there and cannot be read
     */
    public static JournalCheck of(Path vpr, long visible) throws IOException {
        LogPaths paths = new LogPaths(vpr);
        JournalCheck found = once(paths, visible);
        // The writer goes on while this reads: only what stays so is damage.
        for (int attempt = 1; attempt < ATTEMPTS && !found.damage.isEmpty(); attempt++) {
            pause();
            found = once(paths, visible);
        }
        return found;
    }

    private static JournalCheck once(LogPaths paths, long visible) throws IOException {
        try {
            Optional<Checkpoint> checkpoint = Checkpoint.read(paths.checkpoint());
            if (checkpoint.isEmpty()) {
                return damaged(paths.checkpoint() + " is missing");
            }
            Position next = checkpoint.get().next();
            if (!Epoch.read(paths.epoch()).map(Epoch::number).equals(Optional.of(next.epoch()))) {
                return damaged(paths.epoch() + " names another epoch than the checkpoint");
            }
            Position synced = SyncedMark.read(paths.journal()).orElse(next);
            return segments(Segment.list(paths.journal()), next, synced, visible);
        } catch (CorruptLogException e) {
            return damaged(String.valueOf(e.getMessage()));
        } catch (NoSuchFileException e) {
            return damaged(e.getFile() + " is missing");
        }
    }

    private static JournalCheck segments(List<Segment> segments, Position checkpoint, Position synced, long visible)
            throws IOException {
        long seen = Math.max(checkpoint.number(), visible);
        long durable = Math.max(seen, synced.number());
        if (segments.isEmpty()) {
            return durable == 0
                    ? new JournalCheck(List.of(), List.of(), 0)
                    : damaged("the journal has no segment", checkpoint.number());
        }
        if (segments.getFirst().first().compareTo(checkpoint) > 0) {
            return damaged(
                    "the segment of the journal that holds position " + checkpoint + " is missing",
                    checkpoint.number());
        }
        List<Leaf> waiting = new ArrayList<>();
        for (int i = 0; i < segments.size(); i++) {
            Segment segment = segments.get(i);
            SegmentReader reader = new SegmentReader(segment);
            Position end = run(segment, reader, seen, waiting);
            boolean last = i == segments.size() - 1;
            boolean torn = last
                    ? end.number() < durable || reader.laterFrameClaims(end.number())
                    : !segments.get(i + 1).first().equals(end);
            if (torn) {
                return damaged(place(segment, reader.offset(), end), checkpoint.number());
            }
        }
        return new JournalCheck(List.of(), waiting, checkpoint.number());
    }

    /** To the end of the whole frames; the position after them. */
    private static Position run(Segment segment, SegmentReader reader, long seen, List<Leaf> waiting)
            throws CorruptLogException {
        Position expected = segment.first();
        int offset = reader.offset();
        for (FrameFormat.Decoded next = reader.next(); next != null; next = reader.next()) {
            if (!next.frame().first().equals(expected) || !reader.isPadded(offset)) {
                throw new CorruptLogException(place(segment, offset, expected));
            }
            next.frame().leaves().stream()
                    .filter(leaf -> leaf.position().number() >= seen)
                    .forEach(waiting::add);
            expected = next.frame().last().next();
            offset = reader.offset();
        }
        return expected;
    }

    private static String place(Segment segment, int offset, Position expected) {
        return segment.file() + " at offset " + offset + ": the frame of position " + expected
                + " had been durable and is damaged";
    }

    private static JournalCheck damaged(String what) {
        return damaged(what, 0);
    }

    private static JournalCheck damaged(String what, long checkpointed) {
        return new JournalCheck(List.of(what), List.of(), checkpointed);
    }

    private static void pause() throws IOException {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while checking the journal");
        }
    }
}
