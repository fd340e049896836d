package vpr.gitstore.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/** The n-th fsync of a thread answers EIO: writing stops for good, reading goes on, the health says so. */
final class FailedSyncs implements Fault {
    private static final List<String> CALLS = List.of("fdatasync", "fsync", "syncfs");

    @Override
    public String name() {
        return "eio";
    }

    @Override
    public String what() {
        return "the n-th fdatasync, fsync or syncfs fails with EIO (strace): from then on nothing is acknowledged, every"
                + " record can be read, the health says so, and a restart has everything; verified in full";
    }

    @Override
    public int rounds() {
        return 60;
    }

    @Override
    public Optional<String> cannot() {
        return Commands.missing("strace");
    }

    @Override
    public void round(Round round) throws IOException, InterruptedException {
        var victim = new Victim(round.folder(), round.folder().resolve("data"));
        String call = CALLS.get(round.number() % CALLS.size());
        if (!call.equals("fsync")) {
            prepare(victim);
        }
        fail(victim, call, round);
        Settled.verify(victim, round);
    }

    /** The keys and the empty log, so that the running store is hurt; fsync is called only where these are made. */
    private static void prepare(Victim victim) throws IOException, InterruptedException {
        try (Child child = victim.start("callers=0")) {
            if (!child.awaitOpen() || !child.closeStore()) {
                throw new IOException("an empty store could not be made: " + victim.complaint());
            }
        }
    }

    private static void fail(Victim victim, String call, Round round) throws IOException, InterruptedException {
        int n = round.random().nextInt(1, call.equals("fdatasync") ? 60 : 4);
        List<String> strace = List.of(
                "strace",
                "-f",
                "--seccomp-bpf",
                "-qq",
                "-o",
                round.folder().resolve("trace").toString(),
                "-e",
                "trace=" + call,
                "-e",
                "inject=" + call + ":error=EIO:when=" + n + "+");
        try (Child child = victim.start(strace)) {
            if (child.awaitOpen()) {
                child.awaitAcknowledged(300, 6_000);
                if (child.await("stopped"::equals, failed(round) ? 10_000 : 1)) {
                    round.add("stopped, reading went on", 1);
                    child.letRun(200);
                } else if (failed(round)) {
                    round.missed(call + " number " + n + " failed and writing went on: " + victim.complaint());
                } else {
                    round.add("not met", 1);
                }
            } else if (failed(round)) {
                round.add("start refused", 1);
            } else {
                round.falseAlarm("did not start: " + victim.complaint());
            }
            child.kill();
            victim.remember(child);
            round.add("acknowledged", child.acknowledged().size());
            if (child.acknowledgedAfter("stopped", 6)) {
                round.missed("events were acknowledged after writing had stopped");
            }
        }
    }

    private static boolean failed(Round round) throws IOException {
        return Files.readString(round.folder().resolve("trace")).contains("EIO");
    }
}
