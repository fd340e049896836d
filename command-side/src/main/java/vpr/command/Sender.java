package vpr.command;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vpr.access.Authors;
import vpr.access.Caller;
import vpr.gitstore.AuthorSigning;
import vpr.record.Author;
import vpr.record.Provenance;

/**
 * Who sends a command, and as which one.
 *
 * @param commandId the idempotency key
 * @param correlationId joins what belongs to one request across systems
 * @param now when the request came
 * @param signing how its author signs what comes of it; null when the service signs
 */
public record Sender(
        Caller caller,
        UUID commandId,
        UUID correlationId,
        Instant now,
        @Nullable AuthorSigning signing) {
    /** With the same everything, signed so. */
    Sender signing(AuthorSigning by) {
        return new Sender(caller, commandId, correlationId, now, by);
    }

    /** The provenance of what comes of it, when the request names this author or none. */
    public Provenance provenance(@Nullable Author named) {
        return new Provenance(Authors.of(caller, named), caller.id(), commandId, correlationId);
    }
}
