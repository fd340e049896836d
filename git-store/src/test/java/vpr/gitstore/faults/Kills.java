package vpr.gitstore.faults;

import java.io.IOException;
import java.util.List;

/**
 * kill -9 while it writes, or while it starts and recovers from the kill before.
 *
 * @param what besides the kill
 * @param options of the process that is killed
 * @param before done to the store before each start, while it is down
 */
record Kills(String name, String what, int rounds, List<String> options, Between before) implements Fault {
    private static final int ROUNDS_A_STORE = 25;

    /** While the store is down. */
    @FunctionalInterface
    interface Between {
        void change(Victim victim, Round round) throws IOException;

        static Between nothing() {
            return (victim, round) -> {};
        }
    }

    static Kills plain() {
        return new Kills(
                "kill",
                "kill -9 of a writing process, one time in four while it still starts and recovers; a new store every "
                        + ROUNDS_A_STORE + " rounds, verified in full",
                1000,
                List.of(),
                Between.nothing());
    }

    static Kills whileRepacking() {
        return new Kills(
                "repack",
                "three records whose packs are joined whenever there are four; killed as above",
                200,
                List.of("records=3", "joinedAt=4", "checkpointMillis=50", "words=60"),
                Between.nothing());
    }

    static Kills ofCrowds() {
        return new Kills(
                "crowd",
                "64 writers on one patient, killed as above",
                60,
                List.of("callers=64", "records=1", "words=100"),
                Between.nothing());
    }

    static Kills withSteppingClock() {
        return new Kills(
                "clock",
                "the clock jumps by a day to and fro five times a second, files get times of a day before or after; killed as"
                        + " above",
                60,
                List.of("clockStepSeconds=86400"),
                Leftovers::changeTimes);
    }

    static Kills withLeftovers() {
        return new Kills(
                "stale",
                "locks and temporary files of every kind are left in the repositories, the journal and the log; killed as"
                        + " above",
                60,
                List.of("records=10"),
                Leftovers::leave);
    }

    @Override
    public void round(Round round) throws IOException, InterruptedException {
        var victim = new Victim(round.folder(), round.folder().resolve("data"));
        before.change(victim, round);
        try (Child child = victim.start(options.toArray(String[]::new))) {
            if (round.random().nextInt(4) == 0) {
                child.letRun(round.random().nextInt(100, 1500));
            } else if (child.awaitOpen()) {
                victim.check(round);
                round.atLeast("longest start (ms)", child.millisToOpen());
                child.awaitAcknowledged(round.random().nextInt(1, 100), 5_000);
            }
            if (!child.isAlive()) {
                round.falseAlarm("ended by itself: " + victim.complaint());
            }
            child.kill();
            victim.remember(child);
            round.add("acknowledged", child.acknowledged().size());
            child.warnings().forEach(round::falseAlarm);
        }
        if (round.number() % ROUNDS_A_STORE == 0 || round.last()) {
            Settled.verify(victim, round);
        }
    }
}
