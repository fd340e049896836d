package vpr.gitstore.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vpr.gitstore.Git;

/** {@code docs/faults.md}: what was done to the store and what was found, between two marks. */
record FaultReport(Path home, List<Line> lines) {
    private static final String BEGIN = "<!-- faults: begin -->\n";
    private static final String END = "<!-- faults: end -->\n";
    private static final Set<String> OWN_COLUMNS =
            Set.of("rounds", "acknowledged", "lost", "false alarms", "missed", "milliseconds");

    record Line(Fault fault, Tally tally) {}

    void write() throws IOException {
        Path page = home.resolve("docs/faults.md");
        String text = Files.readString(page);
        int from = text.indexOf(BEGIN);
        int to = text.indexOf(END);
        if (from < 0 || to < from) {
            throw new IOException(page + ": must have the two marks of the report");
        }
        Files.writeString(page, text.substring(0, from + BEGIN.length()) + table() + text.substring(to));
    }

    String table() throws IOException {
        StringBuilder out = new StringBuilder();
        out.append("Last run on ").append(LocalDate.now(ZoneOffset.UTC)).append(", ");
        out.append("commit ")
                .append(Git.run(home, "rev-parse", "--short=12", "HEAD").strip());
        out.append("; ").append(Runtime.getRuntime().availableProcessors()).append(" cores, ");
        out.append(System.getProperty("os.name")).append(' ').append(System.getProperty("os.version"));
        out.append(", ").append(Files.getFileStore(home).type());
        out.append(", Java ").append(Runtime.version()).append(".\n\n");
        out.append("| fault | rounds | events acknowledged | lost | false alarms | missed | besides |\n");
        out.append("| --- | --- | --- | --- | --- | --- | --- |\n");
        lines.forEach(line -> out.append(row(line)));
        return out.toString();
    }

    private static String row(Line line) {
        Tally tally = line.tally();
        if (tally.rounds() == 0) {
            return "| " + line.fault().name() + " | not run: "
                    + line.fault().cannot().orElse("not asked for") + " | | | | | |\n";
        }
        return "| " + line.fault().name() + " | " + tally.rounds() + " | " + tally.get("acknowledged") + " | "
                + tally.get("lost") + " | " + tally.get("false alarms") + " | " + tally.get("missed") + " | "
                + besides(tally) + " |\n";
    }

    private static String besides(Tally tally) {
        return tally.counters().entrySet().stream()
                .filter(counter -> !OWN_COLUMNS.contains(counter.getKey()))
                .sorted(Map.Entry.comparingByKey())
                .map(counter -> counter.getKey() + " " + counter.getValue())
                .collect(Collectors.joining(", "));
    }
}
