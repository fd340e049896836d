package vpr.benchmarks;

import java.util.Locale;
import vpr.benchmarks.load.Series;
import vpr.benchmarks.store.BareStore;

/** How long a store takes to open after a crash, by the frames that its journal holds. */
final class RecoveryBenchmark implements Benchmark {
    private static final int RECORDS = 500;

    /** The larger is about what lies between two checkpoints when a round is 10 s: 16 MiB of letters, or 2 s. */
    private static final int[] FRAMES_A_SECOND = {100, 400};

    private static final double FIXED_SECONDS = 5;
    private static final double SECONDS_A_FRAME = 0.005;

    @Override
    public String measure(Bench bench) throws Exception {
        var data = bench.folder().resolve("patient_data");
        try (var store = BareStore.open(data)) {
            store.addRecords(0, RECORDS);
        }
        var crashes = new Crashes(bench.home(), data, RECORDS);
        var table = new Table("frames", "all of it in Git, s", "nothing of it in Git, s");
        for (int perSecond : FRAMES_A_SECOND) {
            int frames = (int) (perSecond * bench.round().toSeconds());
            var killed = new Series();
            var cut = new Series();
            for (int round = 1; round <= bench.rounds(); round++) {
                bench.say("Recovering " + frames + " frames, round " + round + " of " + bench.rounds());
                killed.add(crashes.afterKill(frames));
                cut.add(crashes.afterPowerCut(frames));
            }
            var wanted = Wanted.atMost(FIXED_SECONDS + SECONDS_A_FRAME * frames);
            table.row(String.format(Locale.ROOT, "%,d", frames), wanted.beside(killed), wanted.beside(cut));
        }
        return "Opening a store of " + RECORDS
                + " records whose process was killed, a letter a frame, no checkpoint since"
                + " the first: with what it had applied to Git, as the machine goes on; and with the repositories as they"
                + " were at the checkpoint, as after a power cut at its worst. Every letter was there afterwards."
                + " Median (lowest–highest).\n\n"
                + table.text();
    }
}
