package vpr.gitstore;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import vpr.record.Event;
import vpr.record.Provenance;
import vpr.record.RecordId;

/** Between Axon's messages and the store's events. */
final class Messages {
    static final String PROVENANCE = "provenance";

    private Messages() {}

    /** @throws IllegalArgumentException when the message lacks what an event of a record must have */
    static NewEvent toNewEvent(EventMessage<?> message) {
        if (!(message instanceof DomainEventMessage<?> domain) || !(message.getPayload() instanceof Event event)) {
            throw new IllegalArgumentException("event: must be a fact about a record, applied by its aggregate");
        }
        if (!(message.getMetaData().get(PROVENANCE) instanceof Provenance provenance)) {
            throw new IllegalArgumentException("metadata: must hold the provenance under \"" + PROVENANCE + "\"");
        }
        return new NewEvent(
                new RecordId(domain.getAggregateIdentifier()),
                AggregateType.kindOf(domain.getType()),
                domain.getSequenceNumber(),
                event,
                UUID.fromString(message.getIdentifier()),
                provenance,
                message.getTimestamp());
    }

    /** How their author signs them; null where the service signs. All are of one command. */
    static @Nullable AuthorSigning authorSigning(List<? extends EventMessage<?>> messages) {
        return messages.getFirst().getMetaData().get(AuthorSigning.METADATA_KEY) instanceof AuthorSigning signing
                ? signing
                : null;
    }

    static DomainEventMessage<Event> domain(StoredEvent stored) {
        return message(stored, Map.of(PROVENANCE, provenance(stored)));
    }

    static TrackedEventMessage<?> tracked(TrackedReader.Tracked tracked) {
        StoredEvent stored = tracked.event();
        Recorded recorded = tracked.recorded();
        DomainEventMessage<Event> message =
                message(stored, Map.of(PROVENANCE, provenance(stored), Recorded.METADATA_KEY, recorded));
        return new GenericTrackedDomainEventMessage<>(
                new PositionToken(recorded.position().toString()), message);
    }

    static DomainEventMessage<?> snapshot(RecordHead head, Object aggregate) {
        return new GenericDomainEventMessage<>(
                AggregateType.of(head.kind()),
                head.id().hex(),
                head.sequence(),
                aggregate,
                MetaData.emptyInstance(),
                head.commit().hex(),
                head.recordedAt());
    }

    private static Provenance provenance(StoredEvent stored) {
        return stored.commit().trailers().provenance();
    }

    private static DomainEventMessage<Event> message(StoredEvent stored, Map<String, ?> metaData) {
        StoredCommit commit = stored.commit();
        Instant at = commit.trailers().recordedAt();
        return new GenericDomainEventMessage<>(
                AggregateType.of(stored.directory().kind()),
                stored.directory().id().hex(),
                commit.sequence(),
                stored.event(),
                metaData,
                commit.trailers().eventId().toString(),
                at);
    }
}
