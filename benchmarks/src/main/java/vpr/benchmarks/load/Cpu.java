package vpr.benchmarks.load;

import java.time.Duration;

/** CPU time of processes. */
public final class Cpu {
    private static final double NANOS = 1e9;

    private Cpu() {}

    /** Seconds of all threads of this process since it began. */
    public static double seconds() {
        return secondsOf(ProcessHandle.current());
    }

    /** Seconds of all threads of a process since it began; 0 when it has ended. */
    public static double secondsOf(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / NANOS;
    }
}
