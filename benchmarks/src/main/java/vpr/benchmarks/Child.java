package vpr.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A part of a benchmark that needs a process of its own. */
final class Child {
    private static final long LONGEST_MINUTES = 30;

    private Child() {}

    /**
     * Runs one of the hidden commands to its end; what it says goes where this process's words go.
     *
     * @throws IllegalStateException when it fails
     */
    static void run(Path home, Object... words) throws IOException, InterruptedException {
        var line = new ArrayList<>(List.of(home.resolve("vpr").toString(), "benchmark"));
        List.of(words).forEach(word -> line.add(word.toString()));
        var process = new ProcessBuilder(line).inheritIO().start();
        try {
            if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IllegalStateException("benchmark " + words[0] + " failed");
            }
        } finally {
            process.destroyForcibly();
        }
    }
}
