package vpr.gitstore.faults;

import java.io.IOException;

/** The end of a store that was hurt: it recovers once more, closes, and everything in it is verified. */
final class Settled {
    private Settled() {}

    /** The next round begins with a new store. */
    static void verify(Victim victim, Round round) throws IOException, InterruptedException {
        long before = findings(round);
        boolean closed = false;
        try (Child child = victim.start("callers=0")) {
            closed = child.awaitOpen() && child.closeStore();
        }
        if (closed) {
            victim.verify(round);
        } else {
            round.falseAlarm("did not start: " + victim.complaint());
        }
        if (findings(round) > before) {
            round.keep(victim.data());
        }
        victim.forget();
    }

    private static long findings(Round round) {
        return Tally.FINDINGS.stream()
                .mapToLong(finding -> round.tally().get(finding))
                .sum();
    }
}
