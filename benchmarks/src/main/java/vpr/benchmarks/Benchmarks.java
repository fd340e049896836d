package vpr.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vpr.benchmarks.server.Serve;
import vpr.benchmarks.store.Crash;

/** {@code ./vpr benchmark}: measures, prints what it found, and keeps it in the page. */
@Command(
        name = "./vpr benchmark",
        description = "Measure VPR beside what one would compare it with, on this machine.",
        mixinStandardHelpOptions = true,
        subcommands = {Serve.class, Crash.class})
public final class Benchmarks implements Callable<Integer> {
    private static final Map<String, Benchmark> ALL = new LinkedHashMap<>();

    static {
        ALL.put("add-letter", new AddLetterBenchmark());
        ALL.put("ehrbase", new EhrbaseBenchmark());
        ALL.put("read-letter", new ReadLetterBenchmark());
        ALL.put("rebuild", new RebuildBenchmark());
        ALL.put("footprint", new FootprintBenchmark());
        ALL.put("flat", new FlatBenchmark());
        ALL.put("verify", new VerifyBenchmark());
        ALL.put("flush", new FlushBenchmark());
        ALL.put("recovery", new RecoveryBenchmark());
    }

    @Option(names = "--home", hidden = true, required = true)
    private Path home = Path.of("");

    @Parameters(arity = "0..1", description = "Which one, or all.")
    private @Nullable String name;

    @Mixin
    private Options options = new Options();

    private Benchmarks() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new Benchmarks()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        if (name == null || !(ALL.containsKey(name) || name.equals("all"))) {
            System.err.println("Name a benchmark: " + String.join(", ", ALL.keySet()) + ", or all.");
            return CommandLine.ExitCode.USAGE;
        }
        var directory = Files.createDirectories(options.folder(home));
        var folder = Files.createTempDirectory(directory, "benchmark-");
        for (var one : name.equals("all") ? List.copyOf(ALL.keySet()) : List.of(name)) {
            try {
                run(one, folder.resolve(one));
            } catch (Skipped skipped) {
                System.out.println("\n" + one + "\n\nSKIPPED: " + skipped.getMessage());
            }
        }
        // Only at the end: ext4 makes files slowly for minutes after many were deleted. After a failure all stays to
        // look at.
        delete(folder);
        return CommandLine.ExitCode.OK;
    }

    private void run(String one, Path folder) throws Exception {
        var benchmark = ALL.getOrDefault(one, bench -> "");
        var facts = Machine.facts(home, Files.createDirectories(folder));
        var measured = benchmark.measure(new Bench(home, folder, options.round(), options.rounds()));
        var text = facts.text("./vpr benchmark " + one + " " + String.join(" ", options.words())) + "\n\n" + measured;
        System.out.println("\n" + one + "\n\n" + text);
        if (!options.onlyPrint()) {
            new Page(home.resolve("benchmarks").resolve("README.md")).replace(one, text);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
