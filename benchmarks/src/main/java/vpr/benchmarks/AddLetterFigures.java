package vpr.benchmarks;

import vpr.benchmarks.load.Round;
import vpr.benchmarks.load.Series;

/** The rounds with one number of callers. */
final class AddLetterFigures {
    private static final double MICROS = 1e6;

    private final int callers;
    final Series inProcess = new Series();
    final Series overRest = new Series();
    final Series rows = new Series();
    final Series commits = new Series();
    final Series burstInProcess = new Series();
    final Series burstOverRest = new Series();
    final Series catchUpSeconds = new Series();
    final Series cpuMicros = new Series();

    AddLetterFigures(int callers) {
        this.callers = callers;
    }

    int callers() {
        return callers;
    }

    void inProcess(Round round) {
        inProcess.add(round.sustained());
        burstInProcess.add(round.burst());
    }

    void overRest(Round round, double catchUp, double cpuSeconds) {
        overRest.add(round.sustained());
        burstOverRest.add(round.burst());
        catchUpSeconds.add(catchUp);
        cpuMicros.add(cpuSeconds * MICROS / round.calls());
    }

    void rows(Round round) {
        rows.add(round.sustained());
    }

    void commits(Round round) {
        commits.add(round.sustained());
    }
}
