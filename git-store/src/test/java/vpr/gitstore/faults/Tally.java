package vpr.gitstore.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a kind's rounds have counted so far, in a file, so that a later run goes on. */
final class Tally {
    /** The counters that must stay at nothing. */
    static final List<String> FINDINGS = List.of("lost", "false alarms", "missed");

    private final Path file;
    private final Path findings;
    private final Map<String, Long> counters = new TreeMap<>();

    Tally(Path folder) throws IOException {
        file = folder.resolve("tally");
        findings = folder.resolve("findings");
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                int at = line.lastIndexOf('=');
                counters.put(line.substring(0, at), Long.parseLong(line.substring(at + 1)));
            }
        }
    }

    long get(String counter) {
        return counters.getOrDefault(counter, 0L);
    }

    Map<String, Long> counters() {
        return Map.copyOf(counters);
    }

    int rounds() {
        return (int) get("rounds");
    }

    void add(String counter, long by) {
        counters.merge(counter, by, Long::sum);
    }

    void atLeast(String counter, long value) {
        counters.merge(counter, value, Math::max);
    }

    void find(String counter, int round, String what) {
        add(counter, 1);
        try {
            Files.writeString(
                    findings,
                    "round " + round + ", " + counter + ": " + what + "\n",
                    UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean clean() {
        return FINDINGS.stream().allMatch(finding -> get(finding) == 0);
    }

    void save() throws IOException {
        StringBuilder text = new StringBuilder();
        counters.forEach(
                (name, value) -> text.append(name).append('=').append(value).append('\n'));
        Path beside = file.resolveSibling("tally.tmp");
        Files.writeString(beside, text, UTF_8);
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
