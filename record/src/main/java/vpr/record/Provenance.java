package vpr.record;

import java.util.UUID;

/**
 * Who and what stands behind the events of one command.
 *
 * @param author who answers for them
 * @param caller the id of the API key or user that sent the command
 * @param commandId the idempotency key, a UUID of version 7
 * @param correlationId joins what belongs to one request across systems
 */
public record Provenance(Author author, String caller, UUID commandId, UUID correlationId) {
    public Provenance {
        Line.check("caller", caller);
        if (commandId.version() != 7) {
            throw new InvalidException("Idempotency-Key", "must be a UUID of version 7");
        }
    }
}
