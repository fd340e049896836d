package vpr.gitstore.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;

/** {@code ./vpr faults}: every kind of fault in turn, going on where the last run stopped when it is asked to. */
public final class Faults {
    private static final List<Fault> ALL = List.of(
            Kills.plain(),
            new PowerCuts(),
            new RecoveryCrashes(),
            new JournalCuts(),
            new BitFlips(),
            new FailedSyncs(),
            new FullDisks(),
            Kills.whileRepacking(),
            Kills.withLeftovers(),
            Kills.withSteppingClock(),
            Kills.ofCrowds());

    private final Path home;
    private final FaultOptions options;

    private Faults(Path home, FaultOptions options) {
        this.home = home;
        this.options = options;
    }

    /** Arguments: {@code --home} and the project's folder, then what people give. */
    public static void main(String[] arguments) throws Exception {
        FaultOptions options;
        try {
            options =
                    FaultOptions.parse(arguments, ALL.stream().map(Fault::name).toList());
        } catch (IllegalArgumentException e) {
            System.err.println("vpr faults: " + e.getMessage());
            System.exit(2);
            return;
        }
        if (options.help()) {
            System.out.printf(
                    """
            Hurts a bare store in every way that the project promises to survive, and writes what was found.

              ./vpr faults [name ...] [--rounds n] [--resume]

              name ...     only these: %s
              --rounds n   of each, instead of the number beside its name; 'report' alone does no round
              --resume     go on where the last run stopped, up to that number

            State and findings: target/faults/<name>/. Report: docs/faults.md.
            """,
                    String.join(
                            ", ",
                            ALL.stream()
                                    .map(fault -> fault.name() + " (" + fault.rounds() + ")")
                                    .toList()));
            return;
        }
        System.exit(new Faults(options.home(), options).run() ? 0 : 1);
    }

    private Path folder(Fault fault) {
        return home.resolve("target/faults").resolve(fault.name());
    }

    private boolean run() throws Exception {
        for (Fault fault : ALL) {
            if (options.wants(fault.name())) {
                run(fault);
            }
        }
        List<FaultReport.Line> lines = new ArrayList<>();
        for (Fault fault : ALL) {
            Files.createDirectories(folder(fault));
            lines.add(new FaultReport.Line(fault, new Tally(folder(fault))));
        }
        new FaultReport(home, lines).write();
        return lines.stream().allMatch(line -> line.tally().clean());
    }

    private void run(Fault fault) throws Exception {
        Optional<String> cannot = fault.cannot();
        if (cannot.isPresent()) {
            System.out.println(fault.name() + ": SKIPPED, " + cannot.get());
            return;
        }
        if (!options.resume()) {
            Commands.unmount(folder(fault).resolve("disk")); // of a run that was killed
            Folders.delete(folder(fault));
        }
        Files.createDirectories(folder(fault));
        var tally = new Tally(folder(fault));
        int rounds = options.rounds().orElse(fault.rounds());
        while (tally.rounds() < rounds) {
            round(fault, tally, rounds);
        }
    }

    private void round(Fault fault, Tally tally, int rounds) throws Exception {
        int number = tally.rounds() + 1;
        long begun = System.nanoTime();
        // Mixed, because Random begins alike for seeds that are alike.
        var random = new Random(new SplittableRandom(fault.name().hashCode() * 31L + number).nextLong());
        fault.round(new Round(folder(fault), number, number == rounds, random, tally));
        tally.add("rounds", 1);
        tally.add("milliseconds", (System.nanoTime() - begun) / 1_000_000);
        tally.save();
        progress(fault, tally, rounds);
    }

    private static void progress(Fault fault, Tally tally, int rounds) throws IOException {
        if (tally.rounds() % 10 == 0 || tally.rounds() == rounds) {
            System.out.println(fault.name() + ": " + tally.rounds() + " of " + rounds + ", "
                    + tally.get("acknowledged") + " events acknowledged, "
                    + String.join(
                            ", ",
                            Tally.FINDINGS.stream()
                                    .map(finding -> tally.get(finding) + " " + finding)
                                    .toList()));
        }
    }
}
