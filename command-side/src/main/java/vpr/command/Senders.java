package vpr.command;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import vpr.access.Caller;
import vpr.api.Problem;
import vpr.api.ProblemType;

/** Makes the {@link Sender} of a request, whatever it came by. */
public final class Senders {
    /** Optional header of a request: any UUID, such as the one of the work order in another system. */
    public static final String CORRELATION = "Vpr-Correlation-Id";

    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private final InstantSource clock;
    private final SecureRandom random;

    public Senders(InstantSource clock, SecureRandom random) {
        this.clock = clock;
        this.random = random;
    }

    /**
     * The sender.
     *
     * @param idempotencyKeys what was sent as {@link IdempotencyKey#HEADER}: one, or none
     * @param correlationIds what was sent as {@link #CORRELATION}: the first holds, and there need not be one
     * @throws Problem when one of them breaks a rule
     */
    public Sender of(Caller caller, List<String> idempotencyKeys, List<String> correlationIds) {
        // No time that is recorded is finer than a millisecond.
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return new Sender(caller, commandId(idempotencyKeys, now), correlationId(correlationIds), now, null);
    }

    private UUID commandId(List<String> given, Instant now) {
        if (given.isEmpty()) {
            return IdempotencyKey.generate(now, random);
        }
        if (given.size() > 1) {
            throw Problem.ofField(ProblemType.INVALID_FIELD, IdempotencyKey.HEADER, "must be given once");
        }
        return IdempotencyKey.parse(given.getFirst(), now);
    }

    private static UUID correlationId(List<String> given) {
        if (given.isEmpty()) {
            return UUID.randomUUID();
        }
        if (!UUID_FORM.matcher(given.getFirst()).matches()) {
            throw Problem.ofField(ProblemType.INVALID_FIELD, CORRELATION, "must be a UUID, in lower case");
        }
        return UUID.fromString(given.getFirst());
    }
}
