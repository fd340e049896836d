package vpr.benchmarks;

/** This machine lacks what a benchmark needs; the message says what. */
final class Skipped extends Exception {
    private static final long serialVersionUID = 1;

    Skipped(String message) {
        super(message);
    }
}
