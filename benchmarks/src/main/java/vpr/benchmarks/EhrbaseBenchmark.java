package vpr.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import vpr.benchmarks.baseline.Ehrbase;
import vpr.benchmarks.baseline.EhrbaseProgram;
import vpr.benchmarks.load.Cpu;
import vpr.benchmarks.load.Round;
import vpr.benchmarks.load.Until;
import vpr.benchmarks.server.Hospital;
import vpr.benchmarks.server.VprProcess;

/** Letters over REST beside compositions in EHRbase, with the same texts, each with a Postgres of its own. */
final class EhrbaseBenchmark implements Benchmark {
    /** So that a record has some tens of letters, as a patient has, and not hundreds, when the rounds end. */
    private static final int PATIENTS = 10_000;

    private static final List<Integer> CALLERS = List.of(64, 8, 1);

    private final Table table = new Table(
            "callers",
            "VPR over REST",
            "EHRbase",
            "ratio",
            "VPR's CPU, µs a letter",
            "EHRbase's CPU, µs a composition");

    @Override
    public String measure(Bench bench) throws Exception {
        bench.say("Fetching and starting EHRbase, making " + PATIENTS + " EHRs, and as many patients of VPR");
        var program = EhrbaseProgram.fetch(bench.home())
                .orElseThrow(() -> new Skipped("Maven cannot fetch EHRbase, and says why above"));
        var folder = bench.folder();
        try (var ehrbase = Ehrbase.open(program, folder.resolve("ehrbase"), PATIENTS);
                var vpr = VprProcess.start(bench.home(), folder.resolve("vpr"), Map.of(), "benchmark", "serve")) {
            var hospital = Hospital.open(vpr, PATIENTS);
            bench.say("Warming up");
            new WarmUp(bench, ehrbase.handle()).by("EHRbase", time -> ehrbase.post(64, Until.over(time)));
            new WarmUp(bench, vpr.handle()).by("VPR", time -> hospital.addLetters(64, Until.over(time), true));
            for (int callers : CALLERS) {
                compare(bench, callers, ehrbase, vpr, hospital);
            }
            return text();
        }
    }

    private void compare(Bench bench, int callers, Ehrbase ehrbase, VprProcess vpr, Hospital hospital)
            throws Exception {
        var ours = new AddLetterFigures.Way();
        var theirs = new AddLetterFigures.Way();
        for (int round = 1; round <= bench.rounds(); round++) {
            bench.say(callers + " callers, round " + round + " of " + bench.rounds());
            add(theirs, ehrbase.handle(), () -> 0.0, () -> ehrbase.post(callers, Until.over(bench.round())));
            add(
                    ours,
                    vpr.handle(),
                    () -> hospital.tell("/benchmark/catch-up"),
                    () -> hospital.addLetters(callers, Until.over(bench.round()), true));
        }
        table.row(
                callers,
                ours.sustained.text(0),
                theirs.sustained.text(0),
                WantedRatios.with(callers).ehrbase().beside(ours.sustained.over(theirs.sustained)),
                ours.cpuMicros.text(0),
                theirs.cpuMicros.text(0));
    }

    private static void add(
            AddLetterFigures.Way way, ProcessHandle server, Callable<Double> catchUp, Callable<Round> adding)
            throws Exception {
        double before = Cpu.secondsOf(server);
        var added = adding.call();
        double caughtUp = catchUp.call();
        way.add(added, caughtUp, Cpu.secondsOf(server) - before);
    }

    private String text() {
        return "A second, sustained: for VPR with everything behind done inside the time, as in add-letter; EHRbase has"
                + " nothing behind. Median (lowest–highest).\n\n"
                + table.text()
                + "\n" + PATIENTS
                + " patients. EHRbase 2.16.0. VPR's letters are signed, in Git and in its tables, EHRbase's compositions in tables."
                + " CPU is the server's process, its Postgres apart.";
    }
}
