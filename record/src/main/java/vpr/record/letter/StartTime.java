package vpr.record.letter;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import vpr.record.InvalidException;

/** A moment with its offset as it stands in a composition: RFC 3339. */
final class StartTime {
    private static final Pattern FORM =
            Pattern.compile("(?!0000)\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2})");

    private StartTime() {}

    static OffsetDateTime parse(String field, String text) {
        if (!FORM.matcher(text).matches()) {
            throw new InvalidException(field, "must be a date and time with an offset (RFC 3339)");
        }
        try {
            return OffsetDateTime.parse(text);
        } catch (DateTimeParseException e) {
            throw new InvalidException(field, "must be a date and time that exists");
        }
    }

    static String text(OffsetDateTime time) {
        String text = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
        if (!FORM.matcher(text).matches()) {
            throw new InvalidException(
                    "context.start_time", "must have a year from 0001 to 9999 and an offset of whole minutes");
        }
        return text;
    }
}
