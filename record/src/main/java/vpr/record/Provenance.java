package vpr.record;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Who and what stands behind the events of one command.
 *
 * @param author who answers for them
 * @param caller the id of the API key or user that sent the command
 * @param commandId the idempotency key, a UUID of version 7
 * @param correlationId joins what belongs to one request across systems
 */
public record Provenance(Author author, String caller, UUID commandId, UUID correlationId) {
    /** It stands in an e-mail address of the commit's header. */
    private static final Pattern CALLER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    public Provenance {
        if (!CALLER.matcher(caller).matches()) {
            throw new InvalidException("caller", "must be 1 to 64 letters, digits, dots, hyphens or underscores");
        }
        if (commandId.version() != 7) {
            throw new InvalidException("Idempotency-Key", "must be a UUID of version 7");
        }
    }
}
