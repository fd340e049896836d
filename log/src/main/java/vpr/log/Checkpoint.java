package vpr.log;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** {@code journal/checkpoint}: everything before {@code next} is synced in the repositories and in the leaves. */
record Checkpoint(Position next) {
    private static final PositionLine LINE = new PositionLine("vpr.checkpoint/1");

    void write(Path file, Disk disk) throws IOException {
        disk.replace(file, LINE.bytes(next));
    }

    /** @return empty when there is no file */
    static Optional<Checkpoint> read(Path file) throws IOException {
        return LINE.read(file).map(Checkpoint::new);
    }
}
