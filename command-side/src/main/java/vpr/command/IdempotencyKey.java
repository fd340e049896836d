package vpr.command;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import vpr.api.Problem;
import vpr.api.ProblemType;

/** The key of a command: a UUID of version 7 (RFC 9562), whose first 48 bits are a time in milliseconds. */
public final class IdempotencyKey {
    /** The request's header. */
    public static final String HEADER = "Idempotency-Key";

    /** Of an answer that an earlier request with the same key got already. */
    public static final String REPLAYED = "Idempotency-Replayed";

    private static final Duration WINDOW = Duration.ofHours(24);
    /** The store looks for a command back to 10 minutes before its key's time, so this must stay well below that. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private static final Pattern CANONICAL =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");

    private IdempotencyKey() {}

    /** The key itself, or the problem that it is none or that its time is outside the window in which it is kept. */
    public static UUID parse(String text, Instant now) {
        if (!CANONICAL.matcher(text).matches()) {
            throw Problem.ofField(ProblemType.INVALID_FIELD, HEADER, "must be a UUID of version 7, in lower case");
        }
        var key = UUID.fromString(text);
        var time = Instant.ofEpochMilli(key.getMostSignificantBits() >>> 16);
        if (time.isAfter(now.plus(CLOCK_SKEW))) {
            throw Problem.ofField(
                    ProblemType.INVALID_FIELD, HEADER, "must not have a time more than 5 minutes in the future");
        }
        if (time.isBefore(now.minus(WINDOW))) {
            throw Problem.ofField(ProblemType.KEY_TOO_OLD, HEADER, "must have a time of the last 24 hours");
        }
        return key;
    }

    /** A key for a request that brought none. */
    public static UUID generate(Instant now, SecureRandom random) {
        var most = (now.toEpochMilli() << 16) | 0x7000 | random.nextInt(1 << 12);
        var least = (random.nextLong() & ~(3L << 62)) | (1L << 63);
        return new UUID(most, least);
    }
}
