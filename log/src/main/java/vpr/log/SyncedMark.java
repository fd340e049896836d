package vpr.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * {@code journal/synced}: everything before the position it names had been synced in the journal. Written over after each
 * fdatasync, before anybody is answered, and never synced itself: a process that is killed leaves it as it was, so that a
 * damaged last frame is not taken for one that was torn while it was written; after a power cut it may say less than is
 * true, and never more. It is shorter than a sector, so none of its writes is ever seen in part.
 */
final class SyncedMark implements AutoCloseable {
    private static final PositionLine LINE = new PositionLine("vpr.synced/1");

    private final FileChannel channel;

    private SyncedMark(FileChannel channel) {
        this.channel = channel;
    }

    static SyncedMark begin(Path journal, Position next, Disk disk) throws IOException {
        disk.replace(file(journal), LINE.bytes(next));
        return new SyncedMark(FileChannel.open(file(journal), StandardOpenOption.WRITE));
    }

    /** @param next after the last frame that is synced */
    void advance(Position next) throws IOException {
        Disk.writeFully(channel, ByteBuffer.wrap(LINE.bytes(next)), 0);
    }

    /** Empty where a journal was written before there was such a mark. */
    static Optional<Position> read(Path journal) throws IOException {
        return LINE.read(file(journal));
    }

    private static Path file(Path journal) {
        return journal.resolve("synced");
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
