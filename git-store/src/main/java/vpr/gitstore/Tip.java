package vpr.gitstore;

import java.time.Instant;
import vpr.record.RecordKind;

/** The last commit of a record, as the journal has it; the repository may be behind. */
record Tip(RecordDirectory directory, HeadCommit commit, RecentCommands recent) {
    private static final int OWN_BYTES = 500;

    /** As it is read from Git: which commands came before is found out when somebody asks. */
    static Tip of(RecordDirectory directory, StoredCommit last) {
        HeadCommit commit = HeadCommit.of(last);
        return new Tip(directory, commit, RecentCommands.upTo(commit));
    }

    /** About what it takes in memory. */
    long bytes() {
        return OWN_BYTES + recent.bytes();
    }

    RecordKind kind() {
        return directory.kind();
    }

    long sequence() {
        return commit.sequence();
    }

    Instant recordedAt() {
        return commit.recordedAt();
    }
}
