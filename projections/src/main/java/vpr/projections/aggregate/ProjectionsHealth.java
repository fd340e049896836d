package vpr.projections.aggregate;

import java.util.Optional;

/**
 * How the projections are.
 *
 * @param running whether events are taken and written to the tables, and the lock against replays is held
 * @param failing whether the last batch could not be written; it comes again by itself
 * @param standingStill whether events wait, and for 10 s none of them has reached the tables
 * @param database whether the tables could be read just now, which is not tried unless running; if not, what they say is empty
 * @param position what the tables have reached
 * @param deadLetters events that are not shown and wait for a repair
 */
public record ProjectionsHealth(
        boolean running,
        boolean failing,
        boolean standingStill,
        boolean database,
        Optional<String> position,
        long deadLetters) {
    /** Whether queries get what they may expect. Patients with dead letters answer for themselves. */
    public boolean isGood() {
        return running && !failing && !standingStill && database;
    }
}
