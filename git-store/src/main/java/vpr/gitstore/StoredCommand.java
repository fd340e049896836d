package vpr.gitstore;

import java.time.Instant;
import java.util.List;
import vpr.record.Event;
import vpr.record.Provenance;

/**
 * What a command recorded in one record when it came before.
 *
 * @param provenance who and what stood behind it
 */
public record StoredCommand(List<Event> events, List<Appended> appended, Provenance provenance, Instant recordedAt) {
    public StoredCommand {
        events = List.copyOf(events);
        appended = List.copyOf(appended);
    }
}
