package vpr.projections.activity;

import java.util.HashMap;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import vpr.gitstore.Recorded;
import vpr.projections.ManyRows;
import vpr.projections.Rows;
import vpr.projections.Times;
import vpr.record.Event;
import vpr.record.letter.LetterEvent;
import vpr.record.organisation.OrganisationEvent.ApiKeyCreated;
import vpr.record.organisation.OrganisationEvent.ApiKeyRevoked;

/** Writes one row of {@code activity} for every event. */
public final class ActivityProjector {
    private static final ManyRows ACTIVITY = ManyRows.of(
            """
            insert into activity (position, patient_id, record_id, record_kind, sequence, event, entry_id, author_name,
                author_role, caller, recorded_at, commit_id)
            select g.position, (select r.patient_id from records r where r.record_id = g.record), g.record, g.kind,
                cast(g.sequence as bigint), g.event, g.entry, g.authorName, g.authorRole, g.caller,
                cast(g.recorded as timestamptz), g.commit
            from (select * from %s) g
            """, "position, record, kind, sequence, event, entry, authorName, authorRole, caller, recorded, commit");

    @EventHandler
    void on(Event event, Recorded recorded, Rows rows) {
        var author = recorded.provenance().author();
        var row = new HashMap<String, @Nullable Object>();
        row.put("position", recorded.position());
        row.put("record", recorded.record().hex());
        row.put("kind", recorded.kind().folder());
        row.put("sequence", recorded.sequence());
        row.put("event", recorded.event());
        row.put("entry", entryOf(event));
        row.put("authorName", author.name());
        row.put("authorRole", author.role());
        row.put("caller", recorded.provenance().caller());
        row.put("recorded", Times.of(recorded.recordedAt()));
        row.put("commit", recorded.commit().hex());
        rows.add(ACTIVITY, row);
    }

    private static @Nullable String entryOf(Event event) {
        return switch (event) {
            case LetterEvent letter -> letter.letter().toString();
            case ApiKeyCreated created -> created.key().id();
            case ApiKeyRevoked revoked -> revoked.key().id();
            default -> null;
        };
    }
}
