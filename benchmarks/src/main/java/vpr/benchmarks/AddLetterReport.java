package vpr.benchmarks;

/** Three tables: what was sustained, the ratios, what it costs behind. */
final class AddLetterReport {
    private final Table sustained = new Table(
            "callers",
            "VPR in process",
            "VPR over REST",
            "Postgres: one 10 KB row a transaction",
            "`git add` + `git commit`, everything synced");
    private final Table ratios =
            new Table("callers", "in process ÷ git", "REST ÷ git", "in process ÷ Postgres", "REST ÷ Postgres");
    private final Table behind = new Table(
            "callers",
            "burst in process",
            "burst over REST",
            "seconds until the tables and Redis had caught up",
            "server's CPU over REST, µs a letter, projections included");

    void add(AddLetterFigures figures) {
        sustained.row(
                figures.callers(),
                figures.inProcess.text(0),
                figures.overRest.text(0),
                figures.rows.text(0),
                figures.commits.text(0));
        ratios.row(
                figures.callers(),
                figures.inProcess.over(figures.commits).text(1),
                figures.overRest.over(figures.commits).text(1),
                figures.inProcess.over(figures.rows).text(2),
                figures.overRest.over(figures.rows).text(2));
        behind.row(
                figures.callers(),
                figures.burstInProcess.text(0),
                figures.burstOverRest.text(0),
                figures.catchUpSeconds.text(2),
                figures.cpuMicros.text(0));
    }

    String text(String gitVersion) {
        return "A second, sustained: the backlog drained into Git and synced inside the time. Median (lowest–highest).\n\n"
                + sustained.text()
                + "\nRatios of the same round. Wanted with 1 caller, in process: 8 times git, 0.25 of Postgres.\n\n"
                + ratios.text()
                + "\nBursts are the calls of a round's first second. Catching up begins when all is drained.\n\n"
                + behind.text()
                + "\n"
                + gitVersion
                + ", commits not signed (VPR's are).";
    }
}
