package vpr.benchmarks;

import java.time.Duration;
import java.util.HashMap;
import vpr.benchmarks.baseline.PostgresRows;
import vpr.benchmarks.baseline.PreloadedPostgres;
import vpr.benchmarks.load.Series;
import vpr.benchmarks.load.Until;
import vpr.benchmarks.server.Hospital;
import vpr.benchmarks.server.VprProcess;

/** Letters in process beside rows in Postgres, on a disk that needs longer to flush than this machine's. */
final class FlushBenchmark implements Benchmark {
    private static final Duration LONGER = Duration.ofMillis(2);
    private static final int PATIENTS = 500;
    private static final int[] CALLERS = {1, 8, 64};

    @Override
    public String measure(Bench bench) throws Exception {
        var folder = bench.folder();
        var slow = SlowFlush.compile(bench.home(), folder).environment(LONGER);
        var settings = new HashMap<>(slow);
        settings.put("VPR_ROLES", "command");
        var postgres = folder.resolve("postgres");
        PreloadedPostgres.prepare(postgres, slow);
        bench.say("Making " + PATIENTS + " patients and a table, each flush 2 ms longer");
        try (var server = VprProcess.start(bench.home(), folder.resolve("a"), settings, "benchmark", "serve");
                var rows = PostgresRows.open(postgres)) {
            var hospital = Hospital.open(server, PATIENTS);
            bench.say("Warming up");
            new WarmUp(bench, server.handle()).by("in process", time -> hospital.addInProcess(64, time.toMillis()));
            rows.insert(64, Until.over(bench.warmUp()));
            return compare(bench, server, hospital, rows);
        }
    }

    private static String compare(Bench bench, VprProcess server, Hospital hospital, PostgresRows rows)
            throws Exception {
        var table = new Table(
                "callers",
                "VPR in process",
                "Postgres: one 10 KB row a transaction",
                "ratio",
                "server's CPU, µs a letter");
        for (int callers : CALLERS) {
            var ours = new AddLetterFigures.Way();
            var theirs = new Series();
            for (int round = 1; round <= bench.rounds(); round++) {
                bench.say(callers + " callers, round " + round + " of " + bench.rounds());
                double cpu = server.cpuSeconds();
                var added = hospital.addInProcess(callers, bench.round().toMillis());
                ours.add(added, 0, server.cpuSeconds() - cpu);
                theirs.add(rows.insert(callers, Until.over(bench.round())).sustained());
            }
            if (callers == 1) {
                requireSlow("VPR", ours.sustained);
                requireSlow("Postgres", theirs);
            }
            var wanted = callers == 64 ? Wanted.atLeast(0.5) : Wanted.NOTHING;
            table.row(
                    callers,
                    ours.sustained.text(0),
                    theirs.text(0),
                    wanted.beside(ours.sustained.over(theirs)),
                    ours.cpuMicros.text(0));
        }
        return "A second, sustained, each `fsync`, `fdatasync` and `syncfs` of either taking " + LONGER.toMillis()
                + " ms longer than this disk does; Postgres with `wal_sync_method = " + rows.setting("wal_sync_method")
                + "`. Median (lowest–highest).\n\n" + table.text();
    }

    /** One caller waits for a flush each time. */
    private static void requireSlow(String who, Series rate) {
        if (rate.median() > Duration.ofSeconds(1).dividedBy(LONGER)) {
            throw new IllegalStateException(who + " answers one caller sooner than a flush takes");
        }
    }
}
