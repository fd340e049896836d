package vpr.gitstore.faults;

import java.io.IOException;

/** The end of a store that was hurt: it recovers once more, closes, and everything in it is verified. */
final class Settled {
    private Settled() {}

    /** The next round begins with a new store. */
    static void verify(Victim victim, Round round) throws IOException, InterruptedException {
        long before = findings(round);
        recover(victim, round);
        if (findings(round) == before) {
            victim.verify(round);
        }
        if (findings(round) > before) {
            round.keep(victim.data());
        }
        victim.forget();
    }

    /** Starts once more and closes. */
    static void recover(Victim victim, Round round) throws IOException, InterruptedException {
        try (Child child = victim.start("callers=0")) {
            if (!child.awaitOpen() || !child.closeStore()) {
                round.falseAlarm("did not start: " + victim.complaint());
            }
            round.atLeast("longest start (ms)", child.millisToOpen());
            child.warnings().forEach(round::falseAlarm);
        }
    }

    static long findings(Round round) {
        return Tally.FINDINGS.stream()
                .mapToLong(finding -> round.tally().get(finding))
                .sum();
    }
}
