package vpr.projections.organisation;

import java.util.Collection;
import java.util.Locale;
import org.axonframework.eventhandling.EventHandler;
import vpr.gitstore.Recorded;
import vpr.projections.Json;
import vpr.projections.Rows;
import vpr.projections.Times;
import vpr.record.organisation.OrganisationEvent.ApiKeyCreated;
import vpr.record.organisation.OrganisationEvent.ApiKeyRevoked;

/** Writes {@code api_keys}. */
public final class ApiKeyProjector {
    @EventHandler
    void on(ApiKeyCreated event, Recorded recorded, Rows rows) {
        var key = event.key();
        rows.sql("""
                        insert into api_keys (key_id, hash, name, roles, scopes, author, created_at, expires_at, commit_id,
                                              position)
                        values (:id, :hash, :name, cast(:roles as text[]), cast(:scopes as text[]), cast(:author as jsonb),
                                :created, :expires, :commit, :position)
                        """)
                .param("id", key.id())
                .param("hash", key.hash())
                .param("name", key.name())
                .param("roles", words(key.roles()))
                .param("scopes", words(key.scopes()))
                .param("author", Json.author(key.author()))
                .param("created", Times.of(key.created()))
                .param("expires", Times.ofNullable(key.expires()))
                .param("commit", recorded.commit().hex())
                .param("position", recorded.position().toString())
                .update();
    }

    @EventHandler
    void on(ApiKeyRevoked event, Recorded recorded, Rows rows) {
        var changed = rows.sql("""
                        update api_keys set revoked_at = :revoked, commit_id = :commit, position = :position
                        where key_id = :id
                        """)
                .param("id", event.key().id())
                .param("revoked", Times.of(event.revokedAt()))
                .param("commit", recorded.commit().hex())
                .param("position", recorded.position().toString())
                .update();
        if (changed != 1) {
            throw new IllegalStateException("the revoked key was never given out");
        }
    }

    // Sorted: a set has no order, and rows must come out equal each time.
    private static String[] words(Collection<? extends Enum<?>> constants) {
        return constants.stream()
                .map(constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .sorted()
                .toArray(String[]::new);
    }
}
