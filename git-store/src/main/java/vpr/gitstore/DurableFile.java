package vpr.gitstore;

import java.io.IOException;
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

    static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    static void forceDirectory(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
