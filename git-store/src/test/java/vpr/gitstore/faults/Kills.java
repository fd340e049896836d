package vpr.gitstore.faults;

import java.io.IOException;

/** kill -9 while it writes, or while it starts and recovers from the kill before. */
final class Kills implements Fault {
    private static final int ROUNDS_A_STORE = 25;

    @Override
    public String name() {
        return "kill";
    }

    @Override
    public String what() {
        return "kill -9 of a writing process, one time in four while it still starts and recovers; a new store every "
                + ROUNDS_A_STORE + " rounds, verified in full";
    }

    @Override
    public int rounds() {
        return 1000;
    }

    @Override
    public void round(Round round) throws IOException, InterruptedException {
        var victim = new Victim(round.folder(), round.folder().resolve("data"));
        try (Child child = victim.start()) {
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
        }
        if (round.number() % ROUNDS_A_STORE == 0 || round.last()) {
            Settled.verify(victim, round);
        }
    }
}
