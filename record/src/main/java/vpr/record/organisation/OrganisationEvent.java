package vpr.record.organisation;

import java.time.Instant;
import vpr.record.Event;
import vpr.record.RecordId;

/** The facts about the organisation itself. */
public sealed interface OrganisationEvent extends Event {
    /** The organisation's record was created, once a data directory. */
    record OrganisationCreated(RecordId organisation, String namespace) implements OrganisationEvent {}

    /** An API key was given out. */
    record ApiKeyCreated(ApiKey key) implements OrganisationEvent {}

    /** An API key was withdrawn, from this moment on. */
    record ApiKeyRevoked(String keyId, Instant revokedAt) implements OrganisationEvent {}
}
