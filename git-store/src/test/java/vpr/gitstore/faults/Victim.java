package vpr.gitstore.faults;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vpr.gitstore.signing.ServiceKeys;
import vpr.gitstore.signing.SignatureVerifier;
import vpr.gitstore.verify.VerificationProgress;
import vpr.gitstore.verify.VerificationReport;
import vpr.gitstore.verify.Verifier;
import vpr.log.Leaf;
import vpr.log.Leaves;
import vpr.log.Position;

/** A store that is hurt again and again, and all that it has acknowledged. */
final class Victim {
    private final Path data;
    private final Path acknowledgedFile;
    private final Path errors;
    private final List<String> acknowledged = new ArrayList<>();

    /** @param folder outlives the store's disk */
    Victim(Path folder, Path data) throws IOException {
        this.data = data;
        this.acknowledgedFile = folder.resolve("acknowledged");
        this.errors = folder.resolve("errors");
        if (Files.exists(acknowledgedFile)) {
            acknowledged.addAll(Files.readAllLines(acknowledgedFile, US_ASCII));
        }
    }

    Path data() {
        return data;
    }

    int acknowledged() {
        return acknowledged.size();
    }

    Child start(String... options) throws IOException {
        return start(List.of(), options);
    }

    Child start(List<String> before, String... options) throws IOException {
        Files.deleteIfExists(errors);
        return Child.start(before, data, errors, options);
    }

    /** What the last process said of its trouble, in short. */
    String complaint() throws IOException {
        if (!Files.exists(errors)) {
            return "";
        }
        return Files.readString(errors)
                .lines()
                .filter(line -> line.contains("Exception") || line.contains("Error") || line.contains("Caused by"))
                .limit(3)
                .reduce((one, other) -> one + " | " + other)
                .orElse("");
    }

    /** To be remembered for ever: the process said so. */
    void remember(Child child) throws IOException {
        List<String> more = child.acknowledged();
        acknowledged.addAll(more);
        Files.write(acknowledgedFile, more, US_ASCII, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /**
     * Compares an open or closed store, that has recovered, with all that was acknowledged: the leaf at the position, and
     * {@code main} at the record's last leaf or beyond it.
     */
    void check(Round round) throws IOException {
        Map<Position, Leaf> leaves = leaves();
        Map<String, Long> heads = new HashMap<>();
        leaves.values().forEach(leaf -> heads.merge(leaf.record(), leaf.sequence(), Math::max));
        for (String line : acknowledged) {
            String[] words = line.split(" ");
            Leaf leaf = leaves.get(Position.parse(words[0]));
            if (leaf == null) {
                round.lost(words[0] + " is not in the log");
            } else if (!leaf.record().equals(words[1]) || !leaf.commit().equals(words[2])) {
                round.lost(words[0] + " is another event now");
            }
        }
    }

    private Map<Position, Leaf> leaves() throws IOException {
        Map<Position, Leaf> all = new HashMap<>();
        try (Leaves leaves = Leaves.open(data.resolve(".vpr"))) {
            Position after = null;
            for (List<Leaf> batch = leaves.after(after, 4096); !batch.isEmpty(); batch = leaves.after(after, 4096)) {
                batch.forEach(leaf -> all.put(leaf.position(), leaf));
                after = batch.getLast().position();
            }
        }
        return all;
    }

    VerificationReport report() throws IOException {
        var signatures = SignatureVerifier.trusting(ServiceKeys.caFile(data), Clock.systemUTC());
        return new Verifier(data, signatures).full(VerificationProgress.NONE);
    }

    /** Everything, in a store that recovered and closed: whatever is complained of now is a false alarm or a loss. */
    void verify(Round round) throws IOException {
        check(round);
        VerificationReport report = report();
        round.add("commits verified", report.commits());
        for (var problem : report.problems()) {
            round.falseAlarm(problem.toString());
        }
        if (report.commits() < acknowledged.size()) {
            round.lost(acknowledged.size() - report.commits() + " commits are missing");
        }
        Path foreign = data.resolve(".vpr/foreign");
        if (Files.exists(foreign)) {
            round.falseAlarm("a record was taken for one with foreign commits");
        }
    }

    /** A new, empty store comes next. */
    void forget() throws IOException {
        Folders.delete(data);
        Files.deleteIfExists(acknowledgedFile);
        acknowledged.clear();
    }
}
