package vpr.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import vpr.benchmarks.baseline.GitCommits;
import vpr.benchmarks.baseline.PostgresRows;
import vpr.benchmarks.load.Round;
import vpr.benchmarks.load.Until;
import vpr.benchmarks.server.Hospital;
import vpr.benchmarks.server.RpcHospital;
import vpr.benchmarks.server.VprProcess;

/** Letters a second, in process, over REST and over gRPC, beside rows in Postgres and commits by the git command. */
final class AddLetterBenchmark implements Benchmark {
    /** So many that each has some 200 letters at the end: enough for its packs to be joined again and again. */
    private static final int PATIENTS = 2_000;

    /** The most first: one caller alone would notice most what Java's compilers still take. */
    private static final List<Integer> CALLERS = List.of(64, 8, 1);

    private static final Duration OTHERS_WARM_UP = Duration.ofSeconds(10);

    @Override
    public String measure(Bench bench) throws Exception {
        bench.say("Making " + PATIENTS + " patients on each of two servers, repositories, a table");
        var folder = bench.folder();
        var command = Map.of("VPR_ROLES", "command");
        try (var alone = VprProcess.start(bench.home(), folder.resolve("a"), command, "benchmark", "serve");
                var served = VprProcess.start(bench.home(), folder.resolve("b"), Map.of(), "benchmark", "serve");
                var rows = PostgresRows.open(folder.resolve("postgres"));
                var overGrpc = RpcHospital.open(Hospital.open(served, PATIENTS), served)) {
            var sides = new Sides(
                    alone,
                    Hospital.open(alone, PATIENTS),
                    served,
                    overGrpc.hospital(),
                    overGrpc,
                    rows,
                    GitCommits.notSigned(folder.resolve("git")),
                    GitCommits.signed(folder.resolve("git-signed")));
            bench.say("Warming up");
            sides.warmUp(bench, CALLERS.getFirst());
            var measured = new ArrayList<AddLetterFigures>();
            for (int callers : CALLERS) {
                var figures = new AddLetterFigures(callers);
                for (int round = 1; round <= bench.rounds(); round++) {
                    bench.say(callers + " callers, round " + round + " of " + bench.rounds());
                    sides.round(figures, bench.round());
                }
                measured.add(figures);
            }
            var report = new AddLetterReport();
            measured.reversed().forEach(report::add);
            return report.text(GitCommits.version());
        }
    }

    /** The ways into VPR and what they are compared with, which take turns. */
    private record Sides(
            VprProcess alone,
            Hospital inProcess,
            VprProcess server,
            Hospital overRest,
            RpcHospital overGrpc,
            PostgresRows rows,
            GitCommits commits,
            GitCommits signedCommits) {
        void warmUp(Bench bench, int callers) throws Exception {
            new WarmUp(bench, alone.handle())
                    .by("in process", time -> inProcess.addInProcess(callers, time.toMillis()));
            var served = new WarmUp(bench, server.handle());
            served.by("over REST", time -> overRest.addLetters(callers, Until.over(time), true));
            served.by("over gRPC", time -> overGrpc.addLetters(callers, Until.over(time)));
            overRest.tell("/benchmark/catch-up");
            rows.insert(callers, Until.over(OTHERS_WARM_UP));
            commits.commit(callers, Until.over(OTHERS_WARM_UP));
            signedCommits.commit(callers, Until.over(OTHERS_WARM_UP));
        }

        void round(AddLetterFigures figures, Duration time) throws Exception {
            int callers = figures.callers();
            double cpu = alone.cpuSeconds();
            var added = inProcess.addInProcess(callers, time.toMillis());
            figures.inProcess.add(added, 0, alone.cpuSeconds() - cpu);
            figures.rows(rows.insert(callers, Until.over(time)));
            served(figures.overRest, () -> overRest.addLetters(callers, Until.over(time), true));
            figures.commits(commits.commit(callers, Until.over(time)));
            figures.signedCommits(signedCommits.commit(callers, Until.over(time)));
            served(figures.overGrpc, () -> overGrpc.addLetters(callers, Until.over(time)));
        }

        private void served(AddLetterFigures.Way way, Callable<Round> adding) throws Exception {
            double cpu = server.cpuSeconds();
            var added = adding.call();
            double catchUp = overRest.tell("/benchmark/catch-up");
            way.add(added, catchUp, server.cpuSeconds() - cpu);
        }
    }
}
