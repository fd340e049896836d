package vpr.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every benchmark can be told. */
final class Options {
    @Option(names = "--seconds", defaultValue = "10", description = "Length of a round (${DEFAULT-VALUE}).")
    private int seconds;

    @Option(names = "--rounds", defaultValue = "3", description = "Rounds of each figure (${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--folder", description = "Where the data goes: the disk that is measured. Default: the build's.")
    private @Nullable Path folder;

    @Option(names = "--only-print", description = "Leave benchmarks/README.md as it is.")
    private boolean onlyPrint;

    Duration round() {
        return Duration.ofSeconds(seconds);
    }

    int rounds() {
        return rounds;
    }

    boolean onlyPrint() {
        return onlyPrint;
    }

    Path folder(Path home) {
        var chosen = folder == null ? home.resolve("benchmarks").resolve("target") : folder;
        return chosen.toAbsolutePath().normalize();
    }

    /** As they were typed, but for the folder, which may say whose machine it is. */
    List<String> words() {
        var words = new ArrayList<String>();
        words.addAll(List.of("--seconds", Integer.toString(seconds), "--rounds", Integer.toString(rounds)));
        if (folder != null) {
            words.addAll(List.of("--folder", "…"));
        }
        return words;
    }
}
