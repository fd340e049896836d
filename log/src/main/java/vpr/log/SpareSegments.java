package vpr.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Files full of zeros, synced, that become segments: one is always being made ahead, in the background. */
final class SpareSegments implements AutoCloseable {
    private static final int CHUNK = 1024 * 1024;

    private final Path directory;
    private final Disk disk;
    private final int segmentBytes;
    private FutureTask<Path> spare;
    private long prepared;

    SpareSegments(Path directory, Disk disk, int segmentBytes) {
        this.directory = directory;
        this.disk = disk;
        this.segmentBytes = segmentBytes;
        this.spare = prepare();
    }

    private FutureTask<Path> prepare() {
        String name = "spare-" + ++prepared + ".tmp";
        FutureTask<Path> task = new FutureTask<>(() -> make(name, segmentBytes));
        Thread.ofPlatform().daemon().name("vpr-journal-spare").start(task);
        return task;
    }

    /** The next file, to be renamed; after a failure, for want of space perhaps, the next call tries again. */
    Path take() throws IOException {
        FutureTask<Path> ready = spare;
        try {
            return await(ready);
        } finally {
            spare = prepare();
        }
    }

    private static Path await(FutureTask<Path> task) throws IOException {
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException("making a segment", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a segment was made", e);
        }
    }

    Path make(String name, long size) throws IOException {
        Path file = directory.resolve(name);
        try (FileChannel made = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer zeros = ByteBuffer.allocateDirect((int) Math.min(size, CHUNK));
            for (long at = 0; at < size; at += zeros.capacity()) {
                Disk.writeFully(made, zeros.clear().limit((int) Math.min(size - at, zeros.capacity())), at);
            }
            disk.force(made);
            return file;
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(await(spare));
    }
}
