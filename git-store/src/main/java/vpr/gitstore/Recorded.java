package vpr.gitstore;

import java.time.Instant;
import org.axonframework.eventhandling.EventMessage;
import vpr.log.Position;
import vpr.record.CommitId;
import vpr.record.EventName;
import vpr.record.Provenance;
import vpr.record.RecordId;
import vpr.record.RecordKind;

/**
 * The facts of one commit, beside its event.
 *
 * @param position in the one order of all events
 * @param sequence the event's number in its record, from 0
 * @param recordedAt to the millisecond
 * @param signer who the commit's signature says has signed; that it holds is what a verification says
 */
public record Recorded(
        Position position,
        RecordId record,
        RecordKind kind,
        long sequence,
        CommitId commit,
        Instant recordedAt,
        EventName event,
        Provenance provenance,
        Signer signer) {
    /** Under which a tracked message's metadata holds it. */
    public static final String METADATA_KEY = "recorded";

    /**
     * Of a message that came from a {@link GitEventStorageEngine}'s tracking stream.
     *
     * @throws IllegalArgumentException when it did not
     */
    public static Recorded of(EventMessage<?> message) {
        if (message.getMetaData().get(METADATA_KEY) instanceof Recorded recorded) {
            return recorded;
        }
        throw new IllegalArgumentException("message: must come from the store's tracking stream");
    }
}
