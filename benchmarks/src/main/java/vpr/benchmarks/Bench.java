package vpr.benchmarks;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where and how long is measured.
 *
 * @param home of VPR's sources, where the launcher is
 * @param folder fresh, on the disk that is measured
 * @param round how long callers call
 * @param rounds how often each figure is measured
 */
record Bench(Path home, Path folder, Duration round, int rounds) {
    /** What runs before figures are taken, so that the compilers of Java are done with most of it. */
    Duration warmUp() {
        return round.compareTo(Duration.ofSeconds(3)) < 0 ? round : round.multipliedBy(2);
    }

    void say(String what) {
        System.err.println("  " + what);
    }
}
