package vpr.log;

import java.time.Instant;
import java.util.Optional;

/**
 * A leaf that has no position yet.
 *
 * @param record id of the record, 32 lower-case hex digits
 * @param sequence number of the event in its record, from 0
 * @param previous the record's commit before this one, 40 hex digits; empty for the first
 * @param commit the event's commit, 40 hex digits
 * @param contentSha256 SHA-256 of the salted content, 64 hex digits
 * @param time when it was recorded, whole milliseconds
 * @param kind the event's stored name and version, such as {@code letter-added/1}
 */
public record LeafDraft(
        String record,
        long sequence,
        Optional<String> previous,
        String commit,
        String contentSha256,
        Instant time,
        String kind) {

    /** @throws IllegalArgumentException naming the field and the rule */
    public LeafDraft {
        LeafRules.check(record, sequence, previous, commit, contentSha256, time, kind);
    }

    Leaf at(Position position) {
        return new Leaf(position, record, sequence, previous, commit, contentSha256, time, kind);
    }
}
