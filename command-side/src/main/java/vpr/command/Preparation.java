package vpr.command;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import vpr.gitstore.Repeatable;
import vpr.record.RecordId;

/**
 * All that deciding about a prepared command once more needs, and by what the bytes that were signed are known again.
 *
 * @param repeatable with the time at which it was prepared
 * @param commits in their order
 */
record Preparation(UUID commandId, UUID correlationId, Repeatable repeatable, List<Commit> commits) {
    private static final Duration LIFE = Duration.ofMinutes(15);

    /**
     * One of them.
     *
     * @param sequence its number in the record
     * @param sha256 of its bytes, in hex
     */
    record Commit(RecordId record, long sequence, String sha256) {}

    Preparation {
        commits = List.copyOf(commits);
    }

    /** Until when it can be submitted. */
    Instant end() {
        return repeatable.time().plus(LIFE);
    }

    Map<RecordId, Long> sequences() {
        return commits.stream().collect(Collectors.toMap(Commit::record, Commit::sequence));
    }
}
