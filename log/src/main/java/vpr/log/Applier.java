package vpr.log;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * Brings durable frames into their repositories. Called in position order, on one thread; must be idempotent, because
 * the same frames come again after a crash and after a failure. A failure is shown in {@link LogHealth} and the same
 * frames are tried again until they succeed: nothing is ever skipped. Messages of exceptions may name paths and rules,
 * never contents.
 */
@FunctionalInterface
public interface Applier {
    void apply(List<Frame> frames) throws IOException;

    /** What a durable frame takes in memory until it is applied, which bounds how many may wait; bytes. */
    default long heldBytes(Frame frame) {
        return frame.payload().length;
    }

    /** Asked after frames were applied: how long the next ones may gather, to be applied together. */
    default Duration gathering() {
        return Duration.ZERO;
    }
}
