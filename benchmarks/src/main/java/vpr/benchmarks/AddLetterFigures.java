package vpr.benchmarks;

import vpr.benchmarks.load.Round;
import vpr.benchmarks.load.Series;

/** The rounds with one number of callers. */
final class AddLetterFigures {
    private final int callers;
    final Way inProcess = new Way();
    final Way overRest = new Way();
    final Way overGrpc = new Way();
    final Series rows = new Series();
    final Series commits = new Series();
    final Series signedCommits = new Series();

    AddLetterFigures(int callers) {
        this.callers = callers;
    }

    int callers() {
        return callers;
    }

    void rows(Round round) {
        rows.add(round.sustained());
    }

    void commits(Round round) {
        commits.add(round.sustained());
    }

    void signedCommits(Round round) {
        signedCommits.add(round.sustained());
    }

    /** What one of the ways into VPR gave. */
    static final class Way {
        private static final double MICROS = 1e6;

        final Series sustained = new Series();
        final Series burst = new Series();
        final Series catchUpSeconds = new Series();
        final Series cpuMicros = new Series();

        /**
         * @param catchUp seconds from then until tables and Redis had all of it
         * @param cpuSeconds of the server, from the first call until then
         */
        void add(Round round, double catchUp, double cpuSeconds) {
            sustained.add(round.calls() / (round.seconds() + catchUp));
            burst.add(round.burst());
            catchUpSeconds.add(catchUp);
            cpuMicros.add(cpuSeconds * MICROS / round.calls());
        }
    }
}
