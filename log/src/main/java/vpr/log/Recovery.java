package vpr.log;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** From whatever a crash left to a log that can go on. Every step may be interrupted and done again. */
final class Recovery {
    private static final int BATCH_FRAMES = 256;
    private static final long BATCH_BYTES = 8L * 1024 * 1024;

    private final LogPaths paths;
    private final Disk disk;

    Recovery(LogPaths paths, Disk disk) {
        this.paths = paths;
        this.disk = disk;
    }

    /** Where to go on from; makes a new log in a directory that has none. */
    Position checkpoint() throws IOException {
        Files.createDirectories(paths.journal());
        Files.createDirectories(paths.leaves());
        deleteTemporaryFiles();
        Optional<Checkpoint> found = Checkpoint.read(paths.checkpoint());
        if (found.isEmpty()) {
            return begin();
        }
        Position next = found.get().next();
        if (!Epoch.read(paths.epoch()).map(Epoch::number).equals(Optional.of(next.epoch()))) {
            throw new CorruptLogException(paths.epoch() + " is missing or names another epoch than the checkpoint; "
                    + "restore .vpr and the repositories together from one backup");
        }
        return next;
    }

    private void deleteTemporaryFiles() throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(paths.journal(), "*.tmp")) {
            for (Path file : left) {
                Files.delete(file);
            }
        }
    }

    private Position begin() throws IOException {
        if (!isEmpty(paths.journal()) || !isEmpty(paths.leaves())) {
            throw new CorruptLogException(paths.checkpoint() + " is missing while segments or leaves are there; "
                    + "restore .vpr and the repositories together from one backup");
        }
        Position first = Position.of(Epoch.FIRST, 0);
        for (Path directory : List.of(paths.leaves(), paths.journal(), paths.log(), paths.vpr())) {
            disk.forceDirectory(directory);
        }
        disk.forceDirectory(paths.vpr().toAbsolutePath().normalize().resolve(".."));
        Epoch.first().write(paths.epoch(), disk);
        new Checkpoint(first).write(paths.checkpoint(), disk);
        return first;
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            return !files.iterator().hasNext();
        }
    }

    /** Applies everything durable after the checkpoint, in batches. */
    static void replay(Journal journal, Applier apply) throws IOException {
        List<Frame> batch = new ArrayList<>();
        long[] bytes = new long[1];
        journal.replay(frame -> {
            batch.add(frame);
            bytes[0] += frame.payload().length;
            if (batch.size() == BATCH_FRAMES || bytes[0] >= BATCH_BYTES) {
                apply.apply(List.copyOf(batch));
                batch.clear();
                bytes[0] = 0;
            }
        });
        if (!batch.isEmpty()) {
            apply.apply(List.copyOf(batch));
        }
    }
}
