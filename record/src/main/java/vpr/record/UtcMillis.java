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
            return cut(field, at(text, 5, 8, 11, 14, 17, 20));
        } catch (DateTimeException e) {
            throw new InvalidException(field, "must be a time that exists");
        }
    }

    /**
     * The moment whose digits stand in a text: the year's first, the others where they are said to begin.
     *
     * @throws DateTimeException when there is no such moment
     */
    static Instant at(String text, int month, int day, int hour, int minute, int second, int millis) {
        return LocalDateTime.of(
                        digits(text, 0, 4),
                        digits(text, month, 2),
                        digits(text, day, 2),
                        digits(text, hour, 2),
                        digits(text, minute, 2),
                        digits(text, second, 2),
                        digits(text, millis, 3) * NANOS_A_MILLISECOND)
                .toInstant(ZoneOffset.UTC);
    }

    private static int digits(String text, int from, int count) {
        return Integer.parseInt(text, from, from + count, 10);
    }
}
