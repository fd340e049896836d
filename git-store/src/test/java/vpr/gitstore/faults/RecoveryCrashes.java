package vpr.gitstore.faults;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Killed at the n-th call of a kind that changes files, while it starts, recovers or writes: the points at which a crash
 * could matter, in turn, and not only those that a random kill happens to meet.
 */
final class RecoveryCrashes implements Fault {
    private static final int ROUNDS_A_STORE = 20;
    private static final int AFTER_THE_KILL_MILLIS = 200;
    private static final List<String> CALLS = List.of(
            "rename",
            "renameat2",
            "unlink",
            "link",
            "ftruncate",
            "fdatasync",
            "fsync",
            "syncfs",
            "write",
            "pwrite64",
            "openat",
            "mkdir");

    @Override
    public String name() {
        return "points";
    }

    @Override
    public String what() {
        return "killed at the n-th call of " + String.join(", ", CALLS)
                + " (strace) while it recovers from a kill under load and goes on; recovered after it, and verified in full"
                + " every " + ROUNDS_A_STORE + " rounds";
    }

    @Override
    public int rounds() {
        return 600;
    }

    @Override
    public Optional<String> cannot() {
        return Commands.missing("strace");
    }

    @Override
    public void round(Round round) throws IOException, InterruptedException {
        var victim = new Victim(round.folder(), round.folder().resolve("data"));
        // A long backlog: recovery has much to do.
        try (Child child = victim.start("checkpointMillis=60000", "records=12")) {
            if (child.awaitOpen()) {
                victim.check(round);
                child.awaitAcknowledged(round.random().nextInt(10, 60), 10_000);
            } else {
                round.falseAlarm("did not start: " + victim.complaint());
            }
            child.kill();
            victim.remember(child);
            round.add("acknowledged", child.acknowledged().size());
        }
        killAtPoint(victim, round);
        if (round.number() % ROUNDS_A_STORE == 0 || round.last()) {
            Settled.verify(victim, round);
        }
    }

    /**
     * The words before a command that is to be killed at a thread's n-th such call, which is not made any more. Without
     * {@code --seccomp-bpf}, with which strace 6.1 fails calls and sends no signal.
     */
    static List<String> killedAt(String call, int n) {
        return List.of(
                "strace",
                "-f",
                "-qq",
                "-o",
                "/dev/null",
                "-e",
                "trace=" + call,
                "-e",
                "inject=" + call + ":signal=KILL:when=" + n);
    }

    private static void killAtPoint(Victim victim, Round round) throws IOException, InterruptedException {
        String call = CALLS.get(round.number() % CALLS.size());
        // Small numbers are met in recovery; openat has the class path's files before.
        int n = round.random().nextInt(1, 12)
                + (call.equals("openat") ? 60 * round.random().nextInt(4) : 0);
        n += call.startsWith("p") || call.equals("write") ? round.random().nextInt(40) : 0;
        try (Child child = victim.start(killedAt(call, n), "records=12")) {
            boolean open = child.awaitOpen();
            if (open) {
                child.awaitAcknowledged(100, 3_000);
            }
            String when = open ? "killed while writing" : "killed before it was open";
            child.letRun(AFTER_THE_KILL_MILLIS);
            round.add(child.isAlive() ? "call not met" : when, 1);
            child.kill();
            victim.remember(child);
            round.add("acknowledged", child.acknowledged().size());
        }
    }
}
