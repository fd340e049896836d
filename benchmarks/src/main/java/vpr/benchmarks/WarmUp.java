package vpr.benchmarks;

import java.time.Duration;

/**
 * Calls that are not counted, until Java's compilers have little left to do in the server: what runs for weeks is to be
 * measured, and not what was just started. How long that takes depends on the machine more than anything else here.
 */
final class WarmUp {
    private static final Duration LONGEST = Duration.ofMinutes(6);
    private static final double LITTLE = 0.1;

    private final Bench bench;
    private final ProcessHandle server;

    WarmUp(Bench bench, ProcessHandle server) {
        this.bench = bench;
        this.server = server;
    }

    /** Calls for so long, and then looks whether that was enough. */
    @FunctionalInterface
    interface Calls {
        void call(Duration time) throws Exception;
    }

    void by(String way, Calls calls) throws Exception {
        long begun = System.nanoTime();
        double share = 1;
        while (share > LITTLE && System.nanoTime() - begun < LONGEST.toNanos()) {
            long since = System.nanoTime();
            double before = Compilers.secondsOf(server);
            calls.call(bench.round());
            share = (Compilers.secondsOf(server) - before) * 1e9 / (System.nanoTime() - since);
        }
        bench.say("%s: after %d s Java's compilers take %.0f %% of a processor"
                .formatted(way, Duration.ofNanos(System.nanoTime() - begun).toSeconds(), share * 100));
    }
}
