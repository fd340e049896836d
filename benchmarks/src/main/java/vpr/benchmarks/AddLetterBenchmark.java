package vpr.benchmarks;

import java.time.Duration;
import java.util.Map;
import vpr.benchmarks.baseline.GitCommits;
import vpr.benchmarks.baseline.PostgresRows;
import vpr.benchmarks.load.Until;
import vpr.benchmarks.server.Hospital;
import vpr.benchmarks.server.VprProcess;

/** Letters a second, in process and over REST, beside rows in Postgres and commits by the git command. */
final class AddLetterBenchmark implements Benchmark {
    private static final int PATIENTS = 500;
    private static final int[] CALLERS = {1, 8, 64};

    @Override
    public String measure(Bench bench) throws Exception {
        bench.say("Making " + PATIENTS + " patients on each of two servers, " + PATIENTS + " repositories, a table");
        var folder = bench.folder();
        var alone = Map.of("VPR_ROLES", "command");
        try (var inProcess = VprProcess.start(bench.home(), folder.resolve("a"), alone, "benchmark", "serve");
                var overRest = VprProcess.start(bench.home(), folder.resolve("b"), Map.of(), "benchmark", "serve");
                var rows = PostgresRows.open(folder.resolve("postgres"))) {
            var sides = new Sides(
                    Hospital.open(inProcess, PATIENTS),
                    Hospital.open(overRest, PATIENTS),
                    overRest,
                    rows,
                    GitCommits.open(folder.resolve("git")));
            bench.say("Warming up");
            var last = CALLERS[CALLERS.length - 1];
            sides.round(new AddLetterFigures(last), bench.warmUp());
            var report = new AddLetterReport();
            for (var callers : CALLERS) {
                var figures = new AddLetterFigures(callers);
                for (int round = 1; round <= bench.rounds(); round++) {
                    bench.say(callers + " callers, round " + round + " of " + bench.rounds());
                    sides.round(figures, bench.round());
                }
                report.add(figures);
            }
            return report.text(GitCommits.version());
        }
    }

    /** The four that take turns. */
    private record Sides(
            Hospital inProcess, Hospital overRest, VprProcess server, PostgresRows rows, GitCommits commits) {
        void round(AddLetterFigures figures, Duration time) throws Exception {
            figures.inProcess(inProcess.addInProcess(figures.callers(), time.toMillis()));
            figures.rows(rows.insert(figures.callers(), Until.over(time)));
            double cpu = server.cpuSeconds();
            var added = overRest.addLetters(figures.callers(), Until.over(time), true);
            double catchUp = overRest.tell("/benchmark/catch-up");
            figures.overRest(added, catchUp, server.cpuSeconds() - cpu);
            figures.commits(commits.commit(figures.callers(), Until.over(time)));
        }
    }
}
