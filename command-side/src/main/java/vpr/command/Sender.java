package vpr.command;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vpr.access.Authors;
import vpr.access.Caller;
import vpr.record.Author;
import vpr.record.Provenance;

/**
 * Who sends a command, and as which one.
 *
 * @param commandId the idempotency key
 * @param correlationId joins what belongs to one request across systems
 * @param now when the request came
 */
public record Sender(Caller caller, UUID commandId, UUID correlationId, Instant now) {
    /** The provenance of what comes of it, when the request names this author or none. */
    public Provenance provenance(@Nullable Author named) {
        return new Provenance(Authors.of(caller, named), caller.id(), commandId, correlationId);
    }
}
