package vpr.record;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;

/** The one stored form of a moment that VPR takes itself: RFC 3339 in UTC with exactly three decimals. */
public final class UtcMillis {
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");
    private static final int NANOS_A_MILLISECOND = 1_000_000;
    private static final Pattern CANONICAL = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z");
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private UtcMillis() {}

    /**
     * The moment without what is finer than a millisecond.
     *
     * @throws InvalidException when its year is not one from 0001 to 9999
     */
    public static Instant cut(String field, Instant moment) {
        Instant cut = moment.truncatedTo(ChronoUnit.MILLIS);
        if (cut.isBefore(FIRST) || cut.isAfter(LAST)) {
            throw new InvalidException(field, "must have a year from 0001 to 9999");
        }
        return cut;
    }

    public static String text(Instant moment) {
        return FORM.format(moment);
    }

    /**
     * The moment in its one stored form.
     *
     * @throws InvalidException when it is another form or a moment that is none
     */
    public static Instant parse(String field, String text) {
        if (!CANONICAL.matcher(text).matches()) {
            throw new InvalidException(field, "must be YYYY-MM-DDTHH:MM:SS.sssZ");
        }
        try {
            var time = LocalDateTime.of(
                    digits(text, 0, 4),
                    digits(text, 5, 7),
                    digits(text, 8, 10),
                    digits(text, 11, 13),
                    digits(text, 14, 16),
                    digits(text, 17, 19),
                    digits(text, 20, 23) * NANOS_A_MILLISECOND);
            return cut(field, time.toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            throw new InvalidException(field, "must be a time that exists");
        }
    }

    private static int digits(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }
}
