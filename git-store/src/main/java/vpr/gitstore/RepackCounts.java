package vpr.gitstore;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Counts what the joining of packs does. Safe for many threads. */
final class RepackCounts {
    private long records;
    private long packs;
    private long failures;
    private @Nullable String lastFailure;

    synchronized void joined(int howMany) {
        records++;
        packs += howMany;
    }

    synchronized void failed(RecordDirectory directory, Exception why) {
        failures++;
        lastFailure = "record " + directory.id() + ": " + why;
    }

    synchronized PackingFacts facts(int waiting) {
        return new PackingFacts(records, packs, waiting, failures, Optional.ofNullable(lastFailure));
    }
}
