package vpr.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What figures depend on besides the code. */
record Machine(
        LocalDate date,
        String commit,
        String processor,
        int cores,
        long memoryGibibytes,
        String fileSystem,
        String kernel,
        String java) {
    static Machine facts(Path home, Path folder) throws IOException, InterruptedException {
        return new Machine(
                LocalDate.now(ZoneOffset.UTC),
                commit(home),
                line(Path.of("/proc/cpuinfo"), "model name"),
                Runtime.getRuntime().availableProcessors(),
                kibibytes(line(Path.of("/proc/meminfo"), "MemTotal")) / (1024 * 1024),
                Files.getFileStore(folder).type(),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.vm.name") + " " + Runtime.version());
    }

    String text(String command) {
        return String.format(
                Locale.ROOT,
                "%s, `%s`, commit %s. %s, %d cores, %d GiB of memory, %s, %s, %s.",
                date,
                command.strip(),
                commit,
                processor,
                cores,
                memoryGibibytes,
                fileSystem,
                kernel,
                java);
    }

    private static String commit(Path home) throws IOException, InterruptedException {
        var commit = git(home, "rev-parse", "--short=12", "HEAD");
        return git(home, "status", "--porcelain", "--untracked-files=no", "--", ".", ":!benchmarks/README.md")
                        .isEmpty()
                ? commit
                : commit + " with uncommitted changes";
    }

    private static String git(Path home, String... words) throws IOException, InterruptedException {
        var line = new ArrayList<>(List.of("git", "-C", home.toString()));
        line.addAll(List.of(words));
        var process = new ProcessBuilder(line).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said.strip();
    }

    private static String line(Path file, String name) throws IOException {
        if (!Files.exists(file)) {
            return "unknown";
        }
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("unknown");
    }

    private static long kibibytes(String text) {
        var digits = text.replaceAll("[^0-9]", "");
        return digits.isEmpty() ? 0 : Long.parseLong(digits);
    }
}
