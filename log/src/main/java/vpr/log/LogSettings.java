package vpr.log;

import java.time.Duration;

/**
 * How the log works; every value is checked when it is made.
 *
 * @param segmentBytes size of a journal segment, preallocated; 64 KiB to 256 MiB
 * @param checkpointInterval the longest time between a frame being applied and its checkpoint
 * @param checkpointBytes a checkpoint is made early when so many payload bytes were applied since the last
 * @param queueFrames how many durable frames may wait to be applied before new ones wait for them
 * @param queueBytes how many bytes they may take in memory; one group of frames may exceed both bounds
 * @param lowWaterBytes writes are refused below this many free bytes ...
 * @param lowWaterPercent ... or below this share of the file system, whichever is smaller; 0 to 100
 */
public record LogSettings(
        int segmentBytes,
        Duration checkpointInterval,
        long checkpointBytes,
        int queueFrames,
        long queueBytes,
        long lowWaterBytes,
        int lowWaterPercent) {

    private static final int KIB = 1024;
    private static final int MIB = 1024 * KIB;
    private static final int GIB = 1024 * MIB;

    /** @throws IllegalArgumentException naming the setting and the rule */
    public LogSettings {
        LeafRules.require(
                segmentBytes >= 64 * KIB && segmentBytes <= 256 * MIB && segmentBytes % 4096 == 0,
                "segmentBytes: must be 64 KiB to 256 MiB, a multiple of 4096");
        LeafRules.require(
                checkpointInterval.compareTo(Duration.ofMillis(1)) >= 0
                        && checkpointInterval.compareTo(Duration.ofHours(1)) <= 0,
                "checkpointInterval: must be 1 ms to 1 h");
        LeafRules.require(checkpointBytes >= 1, "checkpointBytes: must be at least 1");
        LeafRules.require(queueFrames >= 1, "queueFrames: must be at least 1");
        LeafRules.require(queueBytes >= 1, "queueBytes: must be at least 1");
        LeafRules.require(lowWaterBytes >= 0, "lowWaterBytes: must not be negative");
        LeafRules.require(lowWaterPercent >= 0 && lowWaterPercent <= 100, "lowWaterPercent: must be 0 to 100");
    }

    /** 16 MiB segments, a checkpoint every 2 s or 16 MiB, 4,096 frames or 64 MiB waiting, 1 GiB or 5 % kept free. */
    public static LogSettings defaults() {
        return new LogSettings(16 * MIB, Duration.ofSeconds(2), 16 * MIB, 4096, 64 * MIB, GIB, 5);
    }

    public LogSettings withSegmentBytes(int bytes) {
        return new LogSettings(
                bytes, checkpointInterval, checkpointBytes, queueFrames, queueBytes, lowWaterBytes, lowWaterPercent);
    }

    public LogSettings withCheckpoint(Duration interval, long bytes) {
        return new LogSettings(segmentBytes, interval, bytes, queueFrames, queueBytes, lowWaterBytes, lowWaterPercent);
    }

    public LogSettings withQueue(int frames, long bytes) {
        return new LogSettings(
                segmentBytes, checkpointInterval, checkpointBytes, frames, bytes, lowWaterBytes, lowWaterPercent);
    }

    public LogSettings withLowWater(long bytes, int percent) {
        return new LogSettings(
                segmentBytes, checkpointInterval, checkpointBytes, queueFrames, queueBytes, bytes, percent);
    }
}
