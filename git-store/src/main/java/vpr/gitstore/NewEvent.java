package vpr.gitstore;

import java.time.Instant;
import java.util.UUID;
import vpr.record.Event;
import vpr.record.Provenance;
import vpr.record.RecordId;
import vpr.record.RecordKind;

/**
 * An event to be recorded.
 *
 * @param record the record that it happens to; a new one when it does not exist
 * @param sequence its number in the record, from 0
 * @param time when it is recorded; moved to its predecessor's time when that is later
 */
public record NewEvent(
        RecordId record,
        RecordKind kind,
        long sequence,
        Event event,
        UUID eventId,
        Provenance provenance,
        Instant time) {}
