package vpr.log;

import java.util.Optional;

/**
 * How the log is now.
 *
 * @param writable whether an append would be tried
 * @param reason why not, and what to do; empty when writable
 * @param durable last position that survives a power cut; empty when there is none
 * @param applied last position that is visible to readers
 * @param checkpoint last position from before which nothing is needed of the journal any more
 * @param backlogFrames durable frames that are not applied yet
 * @param applyFailure why applying pauses at the moment; it is tried again until it succeeds
 */
public record LogHealth(
        boolean writable,
        Optional<String> reason,
        Optional<Position> durable,
        Optional<Position> applied,
        Optional<Position> checkpoint,
        int backlogFrames,
        Optional<String> applyFailure) {}
