package vpr.gitstore.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * One round of a kind of fault.
 *
 * @param folder the kind's own, kept between rounds and runs
 * @param number from 1, over all runs
 * @param last the kind ends with it
 */
record Round(Path folder, int number, boolean last, Random random, Tally tally) {
    /** What the store acknowledged and has no more. */
    void lost(String what) {
        tally.find("lost", number, what);
    }

    /** A store that was not hurt where it matters, and complains or does not start. */
    void falseAlarm(String what) {
        tally.find("false alarms", number, what);
    }

    /** Damage that nothing noticed. */
    void missed(String what) {
        tally.find("missed", number, what);
    }

    void add(String counter, long by) {
        tally.add(counter, by);
    }

    void atLeast(String counter, long value) {
        tally.atLeast(counter, value);
    }

    /** Keeps what a finding was made on, and lets the next round begin with a new store. */
    void keep(Path data) throws IOException {
        if (Files.exists(data)) {
            Files.move(data, folder.resolve("found-" + number));
        }
    }
}
