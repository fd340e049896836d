package vpr.benchmarks;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import vpr.benchmarks.load.Cpu;
import vpr.benchmarks.load.Series;
import vpr.benchmarks.store.BareStore;
import vpr.gitstore.signing.SignatureVerifier;
import vpr.gitstore.verify.VerificationProgress;
import vpr.gitstore.verify.Verifier;

/** Everything verified: every object, signature and leaf, as {@code vpr verify} does. */
final class VerifyBenchmark implements Benchmark {
    private static final int RECORDS = 500;
    private static final int LETTERS_A_SECOND = 2_000;
    private static final int CALLERS = 8;

    @Override
    public String measure(Bench bench) throws Exception {
        var data = bench.folder().resolve("patient_data");
        int letters = (int) (LETTERS_A_SECOND * bench.round().toSeconds());
        bench.say("Writing " + letters + " letters to " + RECORDS + " records");
        try (var store = BareStore.open(data)) {
            store.addRecords(0, RECORDS);
            store.addLetters(CALLERS, letters, () -> ThreadLocalRandom.current().nextInt(RECORDS));
        }
        var first = new Rates();
        bench.say("Verifying");
        long commits = first.measure(data);
        var later = new Rates();
        for (int round = 1; round <= bench.rounds(); round++) {
            bench.say("Verifying, round " + round + " of " + bench.rounds());
            later.measure(data);
        }
        var table = new Table("commits", "", "a second", "a second of CPU");
        first.row(table, commits, "in a fresh process", Wanted.NOTHING);
        later.row(table, commits, "later rounds in the same process", Wanted.atLeast(5_000));
        return "Every object, signature and leaf. A second of CPU is a second of one core. Median (lowest–highest).\n\n"
                + table.text();
    }

    /** Commits a second, of the clock and of the CPU. */
    private static final class Rates {
        private static final double NANOS = 1e9;

        private final Series ofTime = new Series();
        private final Series ofCpu = new Series();

        long measure(Path data) throws Exception {
            double cpu = Cpu.seconds();
            long begun = System.nanoTime();
            var trusted = SignatureVerifier.ofInstallation(data, Clock.systemUTC());
            var report = new Verifier(data, trusted).full(VerificationProgress.NONE);
            ofTime.add(report.commits() * NANOS / (System.nanoTime() - begun));
            ofCpu.add(report.commits() / (Cpu.seconds() - cpu));
            if (!report.clean()) {
                throw new IllegalStateException("what was just written must be clean: " + report.problems());
            }
            return report.commits();
        }

        void row(Table table, long commits, String name, Wanted wanted) {
            table.row(String.format(Locale.ROOT, "%,d", commits), name, ofTime.text(0), wanted.beside(ofCpu, 0));
        }
    }
}
