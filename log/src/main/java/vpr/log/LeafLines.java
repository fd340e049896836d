package vpr.log;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The leaves as bytes on the disk, by their index in the log, for whoever checks them: nothing is believed of a line but
 * where it stands. Safe for many threads, beside the writer too.
 */
public final class LeafLines implements AutoCloseable {
    private static final int MOST_OPEN = 256;
    private static final int AT_ONCE = 4096;
    private static final byte[] NONE = {};

    private final LeafFiles files;
    private final PolledCount count;
    private final Map<Long, Pair> open = new ConcurrentHashMap<>();

    private LeafLines(LeafFiles files) {
        this.files = files;
        this.count = new PolledCount(files);
    }

    /** Is told of each line in order. */
    @FunctionalInterface
    public interface Sink {
        /** @param line without its line feed; empty where the files do not say where it stands */
        void line(long index, byte[] line) throws IOException;
    }

    /**
     * @throws CorruptLogException when the epoch is damaged
     * @throws IOException when there is no log there
     */
    public static LeafLines open(Path vpr) throws IOException {
        LogPaths paths = new LogPaths(vpr);
        int epoch = Epoch.read(paths.epoch())
                .map(Epoch::number)
                .orElseThrow(() -> new IOException(paths.epoch() + " is missing: no log has been made here yet"));
        return new LeafLines(new LeafFiles(paths.leaves(), epoch));
    }

    /** How many there are now. */
    public long count() throws IOException {
        return count.visible();
    }

    /** True as soon as there are more, false when the time is over first. */
    public boolean awaitMoreThan(long seen, long millis) throws IOException {
        try {
            return count.awaitMoreThan(seen, Duration.ofMillis(millis));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for leaves");
        }
    }

    /** The position of the leaf that should stand there. */
    public Position position(long index) {
        return Position.of(files.epoch(), index);
    }

    /** The line without its line feed; empty where the files do not say where it stands. */
    public byte[] at(long index) throws IOException {
        var found = new byte[1][];
        scan(index, index + 1, (at, line) -> found[0] = line);
        return found[0];
    }

    /** The lines with these indexes, {@code to} excluded, all of which were there when {@link #count} was asked. */
    public void scan(long from, long to, Sink sink) throws IOException {
        for (long at = from; at < to; ) {
            long next = Math.min(Math.min(to, at + AT_ONCE), (LeafFiles.fileOf(at) + 1) * LeafFiles.PER_FILE);
            read(at, (int) (next - at), sink);
            at = next;
        }
    }

    private void read(long from, int lines, Sink sink) throws IOException {
        ByteBuffer ends = ByteBuffer.allocate((lines + 1) * LeafFiles.ENTRY);
        byte[] text = NONE;
        long start = 0;
        try {
            start = readText(from, ends);
            text = textBetween(from, start, ends.getLong(lines * LeafFiles.ENTRY), lines);
        } catch (EOFException | NoSuchFileException e) {
            // Lines that the files do not hold any more are given as empty: for the caller to judge.
        }
        if (text.length == 0 && lines > 1) {
            for (int i = 0; i < lines; i++) { // one damaged entry must not hide the others
                read(from + i, 1, sink);
            }
            return;
        }
        for (int i = 0; i < lines; i++) {
            long begin = ends.getLong(i * LeafFiles.ENTRY) - start;
            long end = ends.getLong((i + 1) * LeafFiles.ENTRY) - start;
            sink.line(from + i, line(text, begin, end));
        }
    }

    /** Fills in where the line before the first one and all of them end; returns the first one's start. */
    private long readText(long from, ByteBuffer ends) throws IOException {
        long entry = from % LeafFiles.PER_FILE;
        Pair pair = pair(LeafFiles.fileOf(from));
        try {
            if (entry == 0) {
                ends.putLong(0);
            }
            readFully(pair.index(), ends, entry == 0 ? 0 : (entry - 1) * LeafFiles.ENTRY);
        } finally {
            release(pair);
        }
        return ends.getLong(0);
    }

    private byte[] textBetween(long from, long start, long end, int lines) throws IOException {
        if (start < 0 || end <= start || end - start > (long) lines * Leaf.MAX_LINE) {
            return NONE;
        }
        ByteBuffer text = ByteBuffer.allocate((int) (end - start));
        Pair pair = pair(LeafFiles.fileOf(from));
        try {
            readFully(pair.lines(), text, start);
        } finally {
            release(pair);
        }
        return text.array();
    }

    private static byte[] line(byte[] text, long begin, long end) {
        boolean whole = begin >= 0 && end > begin && end <= text.length && text[(int) end - 1] == '\n';
        return whole ? Arrays.copyOfRange(text, (int) begin, (int) end - 1) : NONE;
    }

    private static void readFully(FileChannel channel, ByteBuffer into, long at) throws IOException {
        for (long next = at; into.hasRemaining(); ) {
            int read = channel.read(into, next);
            if (read < 0) {
                throw new EOFException("leaves end early");
            }
            next += read;
        }
    }

    /** The open files of a pair; those beyond the bound are closed again after use. */
    private Pair pair(long file) throws IOException {
        Pair known = open.get(file);
        if (known != null) {
            return known;
        }
        Pair opened = Pair.open(files, file);
        if (open.size() >= MOST_OPEN) {
            return opened;
        }
        Pair other = open.putIfAbsent(file, opened);
        if (other == null) {
            return opened;
        }
        opened.close();
        return other;
    }

    private void release(Pair pair) throws IOException {
        if (!pair.equals(open.get(pair.file()))) {
            pair.close();
        }
    }

    @Override
    public void close() throws IOException {
        for (Pair pair : open.values()) {
            pair.close();
        }
        open.clear();
    }

    private record Pair(long file, FileChannel lines, FileChannel index) implements AutoCloseable {
        static Pair open(LeafFiles files, long file) throws IOException {
            FileChannel lines = FileChannel.open(files.lines(file), StandardOpenOption.READ);
            try {
                return new Pair(file, lines, FileChannel.open(files.index(file), StandardOpenOption.READ));
            } catch (IOException e) {
                lines.close();
                throw e;
            }
        }

        @Override
        public void close() throws IOException {
            lines.close();
            index.close();
        }
    }
}
