package vpr.command.aggregate;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import vpr.command.organisation.CreateApiKey;
import vpr.command.organisation.CreateOrganisation;
import vpr.command.organisation.Keys;
import vpr.command.organisation.RevokeApiKey;
import vpr.gitstore.RecordHead;
import vpr.record.organisation.OrganisationEvent.ApiKeyCreated;
import vpr.record.organisation.OrganisationEvent.ApiKeyRevoked;
import vpr.record.organisation.OrganisationEvent.OrganisationCreated;
import vpr.record.organisation.OrganisationFiles;
import vpr.record.organisation.StoredKey;

/** What is true of the organisation and in no patient's record. */
final class Organisation {
    private static final String SUFFIX = ".yaml";

    @AggregateIdentifier
    @SuppressWarnings("unused") // the framework reads it
    private String id;

    private Keys keys;

    /** For the framework, which sends the events after it. */
    @SuppressWarnings("NullAway.Init")
    Organisation() {}

    @CommandHandler
    @SuppressWarnings("NullAway.Init") // by the events
    Organisation(CreateOrganisation command) {
        apply(command.organisationCreated());
        apply(command.keyCreated());
    }

    private Organisation(String id, Keys keys) {
        this.id = id;
        this.keys = keys;
    }

    static Organisation restore(RecordHead head) {
        Map<String, Supplier<StoredKey>> keys = new HashMap<>();
        for (var name : head.names(OrganisationFiles.KEYS.text())) {
            var keyId = name.substring(0, name.length() - SUFFIX.length());
            keys.put(keyId, () -> Heads.required(head, OrganisationFiles.key(keyId), OrganisationFiles::readKey));
        }
        return new Organisation(head.id().hex(), new Keys(keys));
    }

    @CommandHandler
    String on(CreateApiKey command) {
        var created = keys.decide(command);
        apply(created);
        return created.key().id();
    }

    @CommandHandler
    Instant on(RevokeApiKey command) {
        var revoked = keys.decide(command);
        apply(revoked);
        return revoked.revokedAt();
    }

    @EventSourcingHandler
    void on(OrganisationCreated event) {
        id = event.organisation().hex();
        keys = new Keys(Map.of());
    }

    @EventSourcingHandler
    void on(ApiKeyCreated event) {
        keys.evolve(event);
    }

    @EventSourcingHandler
    void on(ApiKeyRevoked event) {
        keys.evolve(event);
    }
}
