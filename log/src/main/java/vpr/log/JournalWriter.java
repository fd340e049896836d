package vpr.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;

/**
 * Appends frames to the newest segment. Segments come from {@link SpareSegments}, so an fdatasync has data to write
 * and no metadata. One thread at a time.
 */
final class JournalWriter implements AutoCloseable {
    private static final int CHUNK = 1024 * 1024;

    private final Path directory;
    private final Disk disk;
    private final int segmentBytes;
    private final SpareSegments spares;
    private final int epoch;
    private final SyncedMark mark;
    private final SecureRandom random = new SecureRandom();
    private final ByteBuffer staging = ByteBuffer.allocateDirect(CHUNK);

    private FileChannel channel;
    private long nonce;
    private long offset;
    private long capacity;
    private long synced;
    private long written;

    JournalWriter(Path directory, Position next, Disk disk, int segmentBytes) throws IOException {
        this.directory = directory;
        this.disk = disk;
        this.segmentBytes = segmentBytes;
        this.synced = next.number() - 1;
        this.written = synced;
        this.epoch = next.epoch();
        this.spares = new SpareSegments(directory, disk, segmentBytes);
        this.channel = begin(next, spares.take(), segmentBytes);
        this.mark = SyncedMark.begin(directory, next, disk);
    }

    boolean fits(long frameBytes) {
        return offset + frameBytes <= capacity;
    }

    /** Goes on in a new segment that begins with {@code next} and holds at least one such frame; all is synced before. */
    void rotate(Position next, long frameBytes) throws IOException {
        if (written != synced) {
            throw new IllegalStateException("a segment may end only when it is synced");
        }
        FileChannel full = channel;
        if (Segment.HEADER + frameBytes > segmentBytes) {
            long size = (Segment.HEADER + frameBytes + 4095) & ~4095L;
            channel = begin(next, spares.make("large.tmp", size), size);
        } else {
            channel = begin(next, spares.take(), segmentBytes);
        }
        full.close();
    }

    private FileChannel begin(Position first, Path file, long size) throws IOException {
        FileChannel opened = FileChannel.open(file, StandardOpenOption.WRITE);
        try {
            long fresh = random.nextLong();
            Disk.writeFully(opened, Segment.header(first, fresh), 0);
            disk.force(opened);
            disk.moveInto(file, Segment.at(directory, first).file());
            nonce = fresh;
            offset = Segment.HEADER;
            capacity = size;
            return opened;
        } catch (IOException e) {
            opened.close();
            throw e;
        }
    }

    /** Writes the frame; it is durable only after {@link #sync}. */
    void write(Frame frame) throws IOException {
        FrameFormat.Encoded bytes = FrameFormat.encode(frame, synced, nonce);
        stage(bytes.head());
        stage(bytes.payload());
        stage(new byte[bytes.size() - bytes.head().length - bytes.payload().length]);
        written = frame.last().number();
    }

    private void stage(byte[] bytes) throws IOException {
        for (int from = 0; from < bytes.length; ) {
            int part = Math.min(bytes.length - from, staging.remaining());
            staging.put(bytes, from, part);
            from += part;
            if (!staging.hasRemaining()) {
                flush();
            }
        }
    }

    private void flush() throws IOException {
        staging.flip();
        int size = staging.remaining();
        Disk.writeFully(channel, staging, offset);
        offset += size;
        staging.clear();
    }

    void sync() throws IOException {
        flush();
        disk.force(channel);
        synced = written;
        mark.advance(Position.of(epoch, synced + 1));
    }

    @Override
    public void close() throws IOException {
        try (FileChannel _ = channel;
                mark) {
            spares.close();
        }
    }
}
