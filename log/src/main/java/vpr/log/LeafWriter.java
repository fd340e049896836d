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
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** Appends leaves: first the lines, then the index entries that make them visible. A failed append can be repeated. */
final class LeafWriter implements AutoCloseable {
    private final LeafFiles files;
    private final Disk disk;
    /** Keeps a checkpoint's fsync away from the moment in which one pair of files gives way to the next. */
    private final ReentrantLock pair = new ReentrantLock();

    private long file;
    private long count;
    private long end;
    private FileChannel lines;
    private FileChannel index;

    /** Cuts the leaves back to the first {@code count}, which must be there: they had been synced. */
    LeafWriter(LeafFiles files, long count, Disk disk) throws IOException {
        this.files = files;
        this.disk = disk;
        this.count = count;
        this.file = LeafFiles.fileOf(count);
        check();
        this.end = files.end(file, count % LeafFiles.PER_FILE - 1);
        this.index = open(files.index(file));
        this.lines = open(files.lines(file));
        index.truncate(count % LeafFiles.PER_FILE * LeafFiles.ENTRY);
        lines.truncate(end);
        for (long later = file + 1; Files.exists(files.index(later)); later++) {
            disk.truncate(files.index(later), 0);
            disk.truncate(files.lines(later), 0);
        }
        disk.forceDirectory(files.directory());
    }

    private void check() throws IOException {
        for (long earlier = 0; earlier < file; earlier++) {
            if (files.count(earlier) != LeafFiles.PER_FILE) {
                throw files.damaged(earlier, 0);
            }
        }
        if (files.count(file) < count % LeafFiles.PER_FILE) {
            throw files.damaged(file, 0);
        }
        if (count > 0) {
            try {
                files.read(count - 1, count);
            } catch (EOFException | NoSuchFileException e) {
                throw files.damaged(LeafFiles.fileOf(count - 1), 0);
            }
        }
    }

    private static FileChannel open(Path path) throws IOException {
        return FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    long count() {
        return count;
    }

    /** Leaves that an append before it, which failed between two files, has written already are left as they are. */
    void append(List<Leaf> leaves) throws IOException {
        long first = leaves.getFirst().position().number();
        if (first > count) {
            throw new IllegalStateException("leaves must follow one another without gaps");
        }
        for (int from = (int) (count - first); from < leaves.size(); ) {
            if (LeafFiles.fileOf(count) != file) {
                nextPair();
            }
            int room = (int) (LeafFiles.PER_FILE - count % LeafFiles.PER_FILE);
            int to = Math.min(leaves.size(), from + room);
            write(leaves.subList(from, to));
            from = to;
        }
    }

    private void write(List<Leaf> leaves) throws IOException {
        StringBuilder text = new StringBuilder(leaves.size() * 256);
        ByteBuffer entries = ByteBuffer.allocate(leaves.size() * LeafFiles.ENTRY);
        for (Leaf leaf : leaves) {
            text.append(leaf.line()).append('\n');
            entries.putLong(end + text.length());
        }
        Disk.writeFully(lines, US_ASCII.encode(text.toString()), end);
        Disk.writeFully(index, entries.flip(), count % LeafFiles.PER_FILE * LeafFiles.ENTRY);
        end += text.length();
        count += leaves.size();
    }

    private void nextPair() throws IOException {
        pair.lock();
        try {
            force();
            // Made first and opened again, so that a full disk leaves nothing open however often this is tried.
            open(files.index(file + 1)).close();
            open(files.lines(file + 1)).close();
            disk.forceDirectory(files.directory());
            close();
            index = open(files.index(file + 1));
            lines = open(files.lines(file + 1));
            end = 0;
            file++;
        } finally {
            pair.unlock();
        }
    }

    /** Makes durable what was appended before this call. */
    void force() throws IOException {
        pair.lock();
        try {
            disk.force(lines);
            disk.force(index);
        } finally {
            pair.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        lines.close();
        index.close();
    }
}
