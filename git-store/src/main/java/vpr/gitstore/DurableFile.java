package vpr.gitstore;

import java.io.IOException;
import java.io.SyncFailedException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Small files that must survive a power cut as a whole: temporary file, fsync, rename, fsync of the directory. */
final class DurableFile {
    private DurableFile() {}

    static void write(Path folder, String name, byte[] bytes) throws IOException {
        Path temporary = folder.resolve(name + ".tmp");
        Files.write(temporary, bytes);
        force(temporary);
        Files.move(temporary, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        forceDirectory(folder);
    }

    /** @throws SyncFailedException when it failed: the caller must not try again, see {@code log/README.md} */
    static void force(Path file) throws IOException {
        force(file, StandardOpenOption.WRITE);
    }

    static void forceDirectory(Path directory) throws IOException {
        force(directory, StandardOpenOption.READ);
    }

    private static void force(Path path, StandardOpenOption how) throws IOException {
        try (FileChannel channel = FileChannel.open(path, how)) {
            force(channel);
        }
    }

    private static void force(FileChannel channel) throws SyncFailedException {
        try {
            channel.force(true);
        } catch (IOException e) {
            var failure = new SyncFailedException("fsync failed: " + e.getMessage());
            failure.initCause(e);
            throw failure;
        }
    }

    /** With its parents, each of them durable in its own. */
    static void createDirectories(Path directory) throws IOException {
        Path absolute = directory.toAbsolutePath();
        Path parent = absolute.getParent();
        if (!Files.isDirectory(absolute) && parent != null) {
            createDirectories(parent);
            Files.createDirectories(absolute);
            forceDirectory(parent);
        }
    }
}
