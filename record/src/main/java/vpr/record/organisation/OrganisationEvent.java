package vpr.record.organisation;

import java.time.Instant;
import java.util.regex.Pattern;
import vpr.record.Event;
import vpr.record.InvalidException;
import vpr.record.RecordId;
import vpr.record.UtcMillis;

/** The facts about the organisation itself. */
public sealed interface OrganisationEvent extends Event {
    /**
     * The organisation's record was created, once a data directory.
     *
     * @param namespace the installation's name, as in {@code VPR_NAMESPACE}
     */
    record OrganisationCreated(RecordId organisation, String namespace) implements OrganisationEvent {
        private static final Pattern NAMESPACE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

        public OrganisationCreated {
            if (!NAMESPACE.matcher(namespace).matches()) {
                throw new InvalidException(
                        "namespace", "must be 1 to 100 letters, digits, dots, hyphens or underscores");
            }
        }
    }

    /** An API key was given out. */
    record ApiKeyCreated(ApiKey key) implements OrganisationEvent {}

    /**
     * An API key was withdrawn, from this moment on.
     *
     * @param key as it was given out, because its file stays
     */
    record ApiKeyRevoked(ApiKey key, Instant revokedAt) implements OrganisationEvent {
        public ApiKeyRevoked {
            revokedAt = UtcMillis.cut("revokedAt", revokedAt);
        }
    }
}
