package vpr.benchmarks;

/** Something that can be measured. */
@FunctionalInterface
interface Benchmark {
    /** Measures; what it found, as Markdown. */
    String measure(Bench bench) throws Exception;
}
