package vpr.benchmarks;

/** Four tables: what was sustained, the ratios beside those that are wanted, the CPU, what happens behind. */
final class AddLetterReport {
    private final Table sustained = new Table(
            "callers",
            "VPR in process",
            "VPR over REST",
            "VPR over gRPC",
            "Postgres: one 10 KB row a transaction",
            "`git add` + `git commit`, everything synced",
            "the same, signed");
    private final Table ratios = new Table(
            "callers",
            "in process ÷ git, signed",
            "in process ÷ git, not signed",
            "in process ÷ Postgres",
            "REST ÷ Postgres",
            "gRPC ÷ Postgres",
            "gRPC ÷ the program in Rust");
    private final Table cpu = new Table("callers", "in process", "over REST", "over gRPC");
    private final Table behind = new Table(
            "callers",
            "burst in process",
            "burst over REST",
            "burst over gRPC",
            "seconds to catch up after REST",
            "seconds to catch up after gRPC");

    void add(AddLetterFigures figures) {
        var callers = figures.callers();
        var in = figures.inProcess;
        var rest = figures.overRest;
        var grpc = figures.overGrpc;
        sustained.row(
                callers,
                in.sustained.text(0),
                rest.sustained.text(0),
                grpc.sustained.text(0),
                figures.rows.text(0),
                figures.commits.text(0),
                figures.signedCommits.text(0));
        var wanted = WantedRatios.with(callers);
        ratios.row(
                callers,
                wanted.git().beside(in.sustained.over(figures.signedCommits)),
                wanted.git().beside(in.sustained.over(figures.commits)),
                wanted.postgres().beside(in.sustained.over(figures.rows)),
                wanted.postgresOverRest().beside(rest.sustained.over(figures.rows)),
                grpc.sustained.over(figures.rows).text(2),
                wanted.rust().beside(grpc.sustained.over(WantedRatios.RUST.with(callers))));
        cpu.row(callers, in.cpuMicros.text(0), rest.cpuMicros.text(0), grpc.cpuMicros.text(0));
        behind.row(
                callers,
                in.burst.text(0),
                rest.burst.text(0),
                grpc.burst.text(0),
                rest.catchUpSeconds.text(2),
                grpc.catchUpSeconds.text(2));
    }

    String text(String gitVersion) {
        return "A second, sustained: the backlog drained into Git and synced, the packs within their bound, and tables and"
                + " Redis caught up, inside the time. Median (lowest–highest).\n\n"
                + sustained.text()
                + "\nRatios of the same round, and to what was measured before on such a machine: "
                + WantedRatios.RUST.text() + ".\n\n"
                + ratios.text()
                + "\nThe server's CPU, µs a letter: what is done behind included; over REST and gRPC that is the"
                + " projections too, until they have caught up.\n\n"
                + cpu.text()
                + "\nBursts are the calls of a round's first second. Catching up, of the tables and Redis, is what was left"
                + " of it when all was drained.\n\n"
                + behind.text()
                + "\n"
                + gitVersion
                + ". VPR's commits are signed.";
    }
}
