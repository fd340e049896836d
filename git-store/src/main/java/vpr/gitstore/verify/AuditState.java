package vpr.gitstore.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import vpr.record.CommitId;
import vpr.record.RecordId;

/**
 * How far the auditor has come, in {@code .vpr/audit/state}, so that a restart begins nothing anew. The records are divided
 * into parts by the first bytes of their ids; each part has a line, and a line for each problem that was found in it:
 *
 * <pre>
 * vpr.audit/1 &lt;parts&gt;
 * part &lt;number&gt; &lt;time&gt; &lt;commits&gt; &lt;problems&gt;
 * problem &lt;kind&gt; &lt;record or -&gt; &lt;commit or -&gt; &lt;what&gt;
 * </pre>
 *
 * A file that cannot be read counts as none: everything in it is found again.
 */
record AuditState(List<Part> parts) {
    private static final String FORMAT = "vpr.audit/1 ";
    private static final int MOST_PROBLEMS = 100;

    /**
     * What the last look at a part found.
     *
     * @param verified when it ended; empty when there was none yet
     */
    record Part(Optional<Instant> verified, long commits, long problemCount, List<Problem> problems) {
        static final Part NONE = new Part(Optional.empty(), 0, 0, List.of());

        static Part of(Instant now, VerificationReport report) {
            List<Problem> kept = report.problems().stream().limit(MOST_PROBLEMS).toList();
            return new Part(Optional.of(now), report.commits(), report.problemCount(), kept);
        }
    }

    AuditState {
        parts = List.copyOf(parts);
    }

    static AuditState none(int parts) {
        var none = new Part[parts];
        Arrays.fill(none, Part.NONE);
        return new AuditState(List.of(none));
    }

    AuditState with(int number, Part part) {
        List<Part> changed = new ArrayList<>(parts);
        changed.set(number, part);
        return new AuditState(changed);
    }

    static AuditState read(Path file, int parts) {
        try {
            List<String> lines = Files.readAllLines(file, UTF_8);
            return lines.getFirst().equals(FORMAT + parts) ? read(lines.subList(1, lines.size()), parts) : none(parts);
        } catch (IOException | RuntimeException e) { // of whatever kind: it is replaceable
            return none(parts);
        }
    }

    private static AuditState read(List<String> lines, int parts) {
        AuditState state = none(parts);
        for (int at = 0; at < lines.size(); ) {
            String[] fields = lines.get(at++).split(" ", 5);
            List<Problem> problems = new ArrayList<>();
            while (at < lines.size() && lines.get(at).startsWith("problem ")) {
                problems.add(problem(lines.get(at++).split(" ", 5)));
            }
            var part = new Part(
                    Optional.of(Instant.parse(fields[2])),
                    Long.parseLong(fields[3]),
                    Long.parseLong(fields[4]),
                    problems);
            state = state.with(Integer.parseInt(fields[1]), part);
        }
        return state;
    }

    private static Problem problem(String[] fields) {
        return new Problem(
                ProblemKind.valueOf(fields[1]),
                fields[2].equals("-") ? Optional.empty() : Optional.of(new RecordId(fields[2])),
                fields[3].equals("-") ? Optional.empty() : Optional.of(new CommitId(fields[3])),
                fields[4]);
    }

    /** Whole or not at all; it need not survive a power cut. */
    void write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
        Files.writeString(temporary, text(), UTF_8);
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private String text() {
        var text = new StringBuilder(FORMAT).append(parts.size()).append('\n');
        for (int n = 0; n < parts.size(); n++) {
            Part part = parts.get(n);
            if (part.verified.isPresent()) {
                text.append("part %d %s %d %d%n".formatted(n, part.verified.get(), part.commits, part.problemCount));
                part.problems.forEach(problem -> text.append(line(problem)).append('\n'));
            }
        }
        return text.toString();
    }

    private static String line(Problem problem) {
        return String.join(
                " ",
                "problem",
                problem.kind().name(),
                problem.record().map(RecordId::hex).orElse("-"),
                problem.commit().map(CommitId::hex).orElse("-"),
                problem.what().lines().findFirst().orElse(""));
    }
}
