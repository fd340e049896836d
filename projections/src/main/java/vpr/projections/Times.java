package vpr.projections;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The values of {@code timestamptz} columns, always in UTC: RFC 3339 knows offsets up to 23:59 and Java up to 18:00, but
 * Postgres refuses those of 16:00 and more.
 */
public final class Times {
    // Postgres writes years before the first as BC, and those after 9999 without a sign.
    private static final DateTimeFormatter TEXT = new DateTimeFormatterBuilder()
            .appendValue(ChronoField.YEAR_OF_ERA, 4, 9, SignStyle.NEVER)
            .appendPattern("-MM-dd HH:mm:ss.SSSSSSSSS'+00' G")
            .toFormatter(Locale.ENGLISH);

    private Times() {}

    public static OffsetDateTime of(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    public static @Nullable OffsetDateTime ofNullable(@Nullable Instant moment) {
        return moment == null ? null : of(moment);
    }

    /** As Postgres reads it. */
    static String text(OffsetDateTime moment) {
        return TEXT.format(moment.withOffsetSameInstant(ZoneOffset.UTC));
    }
}
