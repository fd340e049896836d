package vpr.log;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The leaves as files, 65,536 a pair: {@code <first position>.leaves} holds the lines, each with its line feed;
 * {@code <first position>.index} holds for each the offset after its line feed (8 bytes, big-endian). A leaf exists when
 * its index entry does, and that is written after the line: a reader meets whole leaves only.
 */
record LeafFiles(Path directory, int epoch) {
    static final int PER_FILE = 65_536;
    static final int ENTRY = Long.BYTES;

    static long fileOf(long number) {
        return number / PER_FILE;
    }

    Path lines(long file) {
        return directory.resolve(Position.of(epoch, file * PER_FILE) + ".leaves");
    }

    Path index(long file) {
        return directory.resolve(Position.of(epoch, file * PER_FILE) + ".index");
    }

    /** How many leaves of this pair exist; 0 when there is no such pair yet. */
    long count(long file) throws IOException {
        try {
            return Files.size(index(file)) / ENTRY;
        } catch (NoSuchFileException e) {
            return 0;
        }
    }

    /**
     * The leaves with the numbers {@code from} to before {@code to}, all of which exist.
     *
     * @throws EOFException when they do not exist any more: the owner is recovering
     */
    List<Leaf> read(long from, long to) throws IOException {
        return read(from, to, this::leaf);
    }

    /** Their lines as they stand, without line feeds and without a look at what they say. */
    List<byte[]> lines(long from, long to) throws IOException {
        return read(from, to, (file, number, text, start, end) -> {
            if (start >= end || end > text.length || text[(int) end - 1] != '\n') {
                throw damaged(file, start);
            }
            return Arrays.copyOfRange(text, (int) start, (int) end - 1);
        });
    }

    private interface LineReader<T> {
        T read(long file, long number, byte[] text, long start, long end) throws IOException;
    }

    private <T> List<T> read(long from, long to, LineReader<T> reader) throws IOException {
        List<T> leaves = new ArrayList<>((int) (to - from));
        for (long at = from; at < to; at = Math.min(to, (fileOf(at) + 1) * PER_FILE)) {
            read(at, Math.min(to, (fileOf(at) + 1) * PER_FILE), reader, leaves);
        }
        return leaves;
    }

    private <T> void read(long from, long to, LineReader<T> reader, List<T> into) throws IOException {
        long file = fileOf(from);
        long before = Math.max(0, from % PER_FILE - 1);
        try (FileChannel index = FileChannel.open(index(file), StandardOpenOption.READ);
                FileChannel lines = FileChannel.open(lines(file), StandardOpenOption.READ)) {
            ByteBuffer ends = readFully(index, before * ENTRY, (to - file * PER_FILE - before) * ENTRY);
            long start = from % PER_FILE == 0 ? 0 : ends.getLong();
            long size = ends.getLong(ends.limit() - ENTRY) - start;
            if (start < 0 || size <= 0 || size > (to - from) * Leaf.MAX_LINE) {
                throw damaged(file, start);
            }
            byte[] text = readFully(lines, start, size).array();
            long lineStart = start;
            for (long number = from; number < to; number++) {
                long lineEnd = ends.getLong();
                into.add(reader.read(file, number, text, lineStart - start, lineEnd - start));
                lineStart = lineEnd;
            }
        }
    }

    private Leaf leaf(long file, long number, byte[] text, long from, long to) throws CorruptLogException {
        try {
            LeafRules.require(from < to && to <= text.length && text[(int) to - 1] == '\n', "leaf: must be one line");
            Leaf leaf = Leaf.parse(new String(text, (int) from, (int) (to - 1 - from), US_ASCII));
            LeafRules.require(leaf.position().equals(Position.of(epoch, number)), "leaf: must stand at its position");
            return leaf;
        } catch (IllegalArgumentException e) {
            throw new CorruptLogException(lines(file) + " at line " + number % PER_FILE + ": " + e.getMessage(), e);
        }
    }

    /** Whether a whole leaf stands at this position; false also when a power cut left something else there. */
    boolean isThere(Position position) {
        long number = position.number();
        try {
            return count(fileOf(number)) > number % PER_FILE
                    && read(number, number + 1).size() == 1;
        } catch (IOException e) {
            return false;
        }
    }

    /** The offset after the entry-th line of a pair, 0 for entry -1. */
    long end(long file, long entry) throws IOException {
        if (entry < 0) {
            return 0;
        }
        try (FileChannel index = FileChannel.open(index(file), StandardOpenOption.READ)) {
            return readFully(index, entry * ENTRY, ENTRY).getLong();
        }
    }

    CorruptLogException damaged(long file, long offset) {
        return new CorruptLogException(lines(file) + " at offset " + offset
                + ": the leaves or their index are damaged; restore .vpr and the repositories together");
    }

    private static ByteBuffer readFully(FileChannel channel, long at, long size) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(size));
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, at + bytes.position()) < 0) {
                throw new EOFException("leaves end early");
            }
        }
        return bytes.flip();
    }
}
