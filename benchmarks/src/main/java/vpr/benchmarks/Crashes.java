package vpr.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import vpr.benchmarks.store.BareStore;

/** Crashes a store again and again, and times each recovery. */
final class Crashes {
    private static final double NANOS = 1e9;
    private static final String REPOSITORIES = "clinical";

    private final Path home;
    private final Path data;
    private final int records;
    private long letters;
    private int cuts;

    Crashes(Path home, Path data, int records) {
        this.home = home;
        this.data = data;
        this.records = records;
    }

    /** Seconds, with all that was written since the checkpoint. */
    double afterKill(int frames) throws IOException, InterruptedException {
        crash(frames);
        return recover();
    }

    /** Seconds, with the repositories as they were at the checkpoint and the journal of all that came since. */
    double afterPowerCut(int frames) throws IOException, InterruptedException {
        var kept = aside("kept");
        copy(data.resolve(REPOSITORIES), kept);
        crash(frames);
        // Not deleted: ext4 makes files slowly for minutes after many were.
        Files.move(data.resolve(REPOSITORIES), aside("cut-" + ++cuts));
        Files.move(kept, data.resolve(REPOSITORIES));
        return recover();
    }

    private void crash(int frames) throws IOException, InterruptedException {
        Child.run(home, "crash", "--data", data, "--records", records, "--letters", frames);
        letters += frames;
    }

    private double recover() throws IOException {
        var opening = BareStore.Opening.of(data);
        long begun = System.nanoTime();
        try (var store = opening.open()) {
            double seconds = (System.nanoTime() - begun) / NANOS;
            if (store.letters(records) != letters) {
                throw new IllegalStateException("acknowledged letters are missing after recovery");
            }
            return seconds;
        }
    }

    private Path aside(String name) {
        return data.resolveSibling(name);
    }

    private static void copy(Path from, Path to) throws IOException, InterruptedException {
        var process = new ProcessBuilder("cp", "-a", from.toString(), to.toString())
                .inheritIO()
                .start();
        if (process.waitFor() != 0) {
            throw new IOException("cp -a " + from + " failed");
        }
    }
}
