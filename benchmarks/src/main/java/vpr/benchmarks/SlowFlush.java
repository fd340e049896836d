package vpr.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * A library that makes each flush of a process take longer, as on a slower disk.
 *
 * @param library to be loaded before all others
 */
record SlowFlush(Path library) {
    private static final Path SOURCE = Path.of("benchmarks", "src", "main", "native", "slow_flush.c");

    /**
     * Compiles it.
     *
     * @throws Skipped where that cannot be: without gcc, or on another system than Linux
     */
    static SlowFlush compile(Path home, Path folder) throws Skipped, IOException, InterruptedException {
        if (!System.getProperty("os.name", "").equals("Linux")) {
            throw new Skipped("a slower disk is emulated on Linux only");
        }
        var library = folder.resolve("slow_flush.so");
        var line = new ProcessBuilder(
                "gcc",
                "-O2",
                "-shared",
                "-fPIC",
                "-o",
                library.toString(),
                home.resolve(SOURCE).toString(),
                "-ldl");
        try {
            if (line.inheritIO().start().waitFor() != 0) {
                throw new IllegalStateException(SOURCE + " does not compile");
            }
        } catch (IOException e) {
            throw new Skipped("a slower disk is emulated by a library that gcc compiles, and there is no gcc");
        }
        return new SlowFlush(library);
    }

    /** What a process needs in its environment, and all that it starts. */
    Map<String, String> environment(Duration longer) {
        return Map.of(
                "LD_PRELOAD", library.toString(),
                "SLOW_FLUSH_MICROS", Long.toString(longer.toNanos() / 1_000));
    }
}
