package vpr.gitstore;

import java.time.Instant;
import java.util.List;
import vpr.record.Event;

/** What a command recorded in one record when it came before. */
public record StoredCommand(List<Event> events, List<Appended> appended, Instant recordedAt) {
    public StoredCommand {
        events = List.copyOf(events);
        appended = List.copyOf(appended);
    }
}
