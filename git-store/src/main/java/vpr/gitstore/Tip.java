package vpr.gitstore;

import java.time.Instant;
import vpr.record.RecordKind;

/** The last commit of a record, as the journal has it; the repository may be behind. */
record Tip(RecordDirectory directory, StoredCommit commit, RecentCommands recent) {
    /** About what it takes in memory. */
    long bytes() {
        return 4 * 1024 + recent.bytes();
    }

    RecordKind kind() {
        return directory.kind();
    }

    long sequence() {
        return commit.sequence();
    }

    Instant recordedAt() {
        return commit.trailers().recordedAt();
    }
}
