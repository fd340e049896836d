package vpr.projections.activity;

import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import vpr.gitstore.Recorded;
import vpr.projections.Times;
import vpr.record.Event;
import vpr.record.letter.LetterEvent;
import vpr.record.organisation.OrganisationEvent.ApiKeyCreated;
import vpr.record.organisation.OrganisationEvent.ApiKeyRevoked;

/** Writes one row of {@code activity} for every event. */
public final class ActivityProjector {
    private final JdbcClient db;

    public ActivityProjector(JdbcClient db) {
        this.db = db;
    }

    @EventHandler
    void on(Event event, Recorded recorded) {
        var provenance = recorded.provenance();
        db.sql("""
                        insert into activity (position, patient_id, record_id, record_kind, sequence, event, entry_id,
                                              author_name, author_role, caller, recorded_at, commit_id)
                        values (:position, (select patient_id from records where record_id = :record), :record, :kind,
                                :sequence, :event, :entry, :authorName, :authorRole, :caller, :recorded, :commit)
                        """)
                .param("position", recorded.position().toString())
                .param("record", recorded.record().hex())
                .param("kind", recorded.kind().folder())
                .param("sequence", recorded.sequence())
                .param("event", recorded.event().toString())
                .param("entry", entryOf(event))
                .param("authorName", provenance.author().name())
                .param("authorRole", provenance.author().role())
                .param("caller", provenance.caller())
                .param("recorded", Times.of(recorded.recordedAt()))
                .param("commit", recorded.commit().hex())
                .update();
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
