package vpr.benchmarks;

import java.time.Duration;

/** CPU time of this process. */
final class Cpu {
    private static final double NANOS = 1e9;

    private Cpu() {}

    /** Seconds of all its threads since it began. */
    static double seconds() {
        return ProcessHandle.current()
                        .info()
                        .totalCpuDuration()
                        .orElse(Duration.ZERO)
                        .toNanos()
                / NANOS;
    }
}
