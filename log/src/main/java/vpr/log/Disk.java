package vpr.log;

import java.io.IOException;
import java.io.SyncFailedException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/**
 * Everything that makes bytes durable, and how much space is left. Not final so that tests can make an fsync fail and a
 * disk full. A failed sync is always a {@link SyncFailedException}: after one nothing may be written any more, because
 * the kernel may have dropped the pages and would report success the next time.
 */
class Disk implements AutoCloseable {
    private static final boolean SYNCS_DIRECTORIES =
            !System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");

    private final FileSystemSync fileSystem;
    private final Path dataDirectory;

    Disk(Path dataDirectory) throws IOException {
        fileSystem = FileSystemSync.of(dataDirectory);
        this.dataDirectory = dataDirectory;
    }

    /** fdatasync: the bytes and the size they need, not the times. */
    void force(FileChannel channel) throws SyncFailedException {
        try {
            channel.force(false);
        } catch (IOException e) {
            throw failed("fsync", e);
        }
    }

    void forceDirectory(Path directory) throws IOException {
        if (SYNCS_DIRECTORIES) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                force(channel);
            }
        }
    }

    /** Everything written so far to the file system of the data directory; nothing where there is no syncfs. */
    void syncFileSystem() throws SyncFailedException {
        try {
            fileSystem.sync();
        } catch (IOException e) {
            throw failed("syncfs", e);
        }
    }

    boolean hasRoom(LogSettings settings) throws IOException {
        // Not by FileStore, which has to find the mount point and cannot in some containers.
        long total = dataDirectory.toFile().getTotalSpace();
        if (total == 0) {
            throw new IOException(dataDirectory + ": the size of the file system cannot be read");
        }
        return hasFree(Math.min(settings.lowWaterBytes(), total / 100 * settings.lowWaterPercent()));
    }

    private boolean hasFree(long bytes) {
        return dataDirectory.toFile().getUsableSpace() >= bytes;
    }

    void truncate(Path file, long size) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(size);
            force(channel);
        }
    }

    /** Puts a whole new content in place of a small file: readers see the old or the new, also after a power cut. */
    void replace(Path file, byte[] content) throws IOException {
        Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
        try (FileChannel channel = FileChannel.open(
                temporary, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            writeFully(channel, ByteBuffer.wrap(content), 0);
            force(channel);
        }
        moveInto(temporary, file);
    }

    void moveInto(Path temporary, Path file) throws IOException {
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Path directory = file.getParent();
        if (directory != null) {
            forceDirectory(directory);
        }
    }

    static void writeFully(FileChannel channel, ByteBuffer bytes, long at) throws IOException {
        long position = at;
        while (bytes.hasRemaining()) {
            position += channel.write(bytes, position);
        }
    }

    private static SyncFailedException failed(String call, IOException cause) {
        SyncFailedException failure = new SyncFailedException(call + " failed: " + cause.getMessage());
        failure.initCause(cause);
        return failure;
    }

    @Override
    public void close() {
        fileSystem.close();
    }
}
