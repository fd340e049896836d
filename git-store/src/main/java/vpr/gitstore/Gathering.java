package vpr.gitstore;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * How long letters gather before they are brought into their repositories. A pack holds the folder of all letters whole, 84 KB
 * where there are a thousand, so those that come to such a record one soon after the other share one. Where no such letters
 * come, nothing waits. For one thread.
 */
final class Gathering {
    /** What follows the events is behind by as much at the most, because of it. */
    static final Duration TIME = Duration.ofMillis(50);

    /** Letters that are further apart would find nobody to share a pack with. */
    private static final Duration SOON = Duration.ofMillis(250);

    /** Some 190 letters. A smaller folder takes up to four blocks of the file system. */
    private static final int LARGE = 16 * 1024;

    private final LongSupplier nanoTime;
    private final Map<RecordDirectory, Long> lastWritten = new HashMap<>();

    Gathering(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** How long the next ones are to gather, after these. */
    Duration after(Map<RecordDirectory, List<RecordChange>> applied) {
        long now = nanoTime.getAsLong();
        lastWritten.values().removeIf(then -> now - then >= SOON.toNanos());
        boolean again = false;
        for (Map.Entry<RecordDirectory, List<RecordChange>> record : applied.entrySet()) {
            if (isLarge(record.getValue().getLast())) {
                boolean soon = lastWritten.put(record.getKey(), now) != null;
                again |= soon || record.getValue().size() > 1;
            }
        }
        return again ? TIME : Duration.ZERO;
    }

    private static boolean isLarge(RecordChange change) {
        return change.commits().getLast().trees().stream().anyMatch(folder -> folder.raw().length >= LARGE);
    }
}
