package vpr.gitstore;

import java.util.List;
import vpr.log.Position;
import vpr.record.CommitId;
import vpr.record.RecordId;

/**
 * What an append made durable, in the order of its events.
 *
 * @param appended at least one
 */
public record Receipt(List<Appended> appended) {
    /** The key under which a unit of work holds its receipt. */
    public static final String RESOURCE = "vpr.receipt";

    public Receipt {
        appended = List.copyOf(appended);
        if (appended.isEmpty()) {
            throw new IllegalArgumentException("appended: must not be empty");
        }
    }

    /** Of the last event: whoever has seen this position has seen all of them. */
    public Position position() {
        return appended.getLast().position();
    }

    /**
     * The record's new tip.
     *
     * @throws IllegalArgumentException when nothing was appended to it
     */
    public CommitId commitOf(RecordId record) {
        return appended.reversed().stream()
                .filter(one -> one.record().equals(record))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("record: must be one of those appended to"))
                .commit();
    }
}
