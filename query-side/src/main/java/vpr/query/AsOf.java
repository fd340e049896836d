package vpr.query;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import vpr.api.Problem;
import vpr.api.ProblemType;

/** The moment of which a record is asked: as it was recorded then. */
public final class AsOf {
    private static final Pattern RFC_3339 = Pattern.compile(
            "(?!0000)[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})");

    private AsOf() {}

    /** The moment, to the millisecond, as events are recorded; or the problem that it is none. */
    public static Instant parse(String text) {
        try {
            if (RFC_3339.matcher(text).matches()) {
                return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS);
            }
        } catch (DateTimeException e) {
            throw invalid();
        }
        throw invalid();
    }

    private static Problem invalid() {
        return Problem.ofField(
                ProblemType.MALFORMED_REQUEST,
                "asOf",
                "must be a time that exists, RFC 3339 with an offset, its + written as %2B");
    }
}
