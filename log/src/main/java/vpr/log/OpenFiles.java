package vpr.log;

import java.io.IOException;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;

/** The files of an open log: owner lock, journal with its torn tail cut, leaves cut back to the checkpoint. */
final class OpenFiles implements AutoCloseable {
    private final LogPaths paths;
    private final Disk disk;
    private final OwnerLock owner;
    private final Position checkpoint;
    private final Journal journal;
    private final Position end;
    private final LeafFiles leafFiles;
    private final LeafWriter leaves;
    private @Nullable JournalWriter writer;

    private OpenFiles(LogPaths paths, Disk disk, OwnerLock owner) throws IOException {
        this.paths = paths;
        this.disk = disk;
        this.owner = owner;
        checkpoint = new Recovery(paths, disk).checkpoint();
        journal = new Journal(paths.journal(), checkpoint);
        leafFiles = new LeafFiles(paths.leaves(), checkpoint.epoch());
        end = journal.cutTornTail(disk, leafFiles::isThere);
        leaves = new LeafWriter(leafFiles, checkpoint.number(), disk);
    }

    /** Takes the disk over: closes it also when this fails. */
    static OpenFiles open(LogPaths paths, Disk disk) throws IOException {
        try {
            Files.createDirectories(paths.vpr());
            OwnerLock owner = OwnerLock.take(paths);
            try {
                return new OpenFiles(paths, disk, owner);
            } catch (IOException | RuntimeException | Error e) {
                owner.close();
                throw e;
            }
        } catch (IOException | RuntimeException | Error e) {
            disk.close();
            throw e;
        }
    }

    JournalWriter beginSegment(LogSettings settings) throws IOException {
        JournalWriter begun = new JournalWriter(paths.journal(), end, disk, settings.segmentBytes());
        writer = begun;
        return begun;
    }

    LogPaths paths() {
        return paths;
    }

    Disk disk() {
        return disk;
    }

    Position checkpoint() {
        return checkpoint;
    }

    Journal journal() {
        return journal;
    }

    /** The position after the last durable frame. */
    Position end() {
        return end;
    }

    LeafFiles leafFiles() {
        return leafFiles;
    }

    LeafWriter leaves() {
        return leaves;
    }

    @Override
    public void close() throws IOException {
        try (owner;
                disk;
                leaves) {
            if (writer != null) {
                writer.close();
            }
        }
    }
}
