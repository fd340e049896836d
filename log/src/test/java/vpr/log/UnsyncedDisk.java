package vpr.log;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** A disk for tests that damage files by hand: it skips the wait for the hardware. */
final class UnsyncedDisk extends Disk {
    UnsyncedDisk(Path directory) throws IOException {
        super(directory);
    }

    @Override
    void force(FileChannel channel) {}
}
