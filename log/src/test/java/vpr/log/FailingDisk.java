package vpr.log;

import java.io.IOException;
import java.io.SyncFailedException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** A disk that fails when it is told to. */
final class FailingDisk extends Disk {
    volatile boolean full;
    volatile boolean syncsFail;
    volatile boolean fileSystemSyncFails;
    final AtomicInteger failedSyncs = new AtomicInteger();

    FailingDisk(Path directory) throws IOException {
        super(directory);
    }

    @Override
    void force(FileChannel channel) throws SyncFailedException {
        if (syncsFail) {
            failedSyncs.incrementAndGet();
            throw new SyncFailedException("Input/output error");
        }
        super.force(channel);
    }

    @Override
    void syncFileSystem() throws SyncFailedException {
        if (fileSystemSyncFails) {
            throw new SyncFailedException("errno 5");
        }
        super.syncFileSystem();
    }

    @Override
    boolean hasRoom(LogSettings settings) throws IOException {
        return !full && super.hasRoom(settings);
    }
}
