package vpr.command;

import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import vpr.record.InvalidException;

/** Moments as the interface takes them: RFC 3339, always with an offset. */
public final class Rfc3339 {
    private static final Pattern FORM =
            Pattern.compile("(?!0000)\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2})");

    private Rfc3339() {}

    /** The moment with the offset that was given. */
    public static OffsetDateTime parse(String field, String text) {
        if (!FORM.matcher(text).matches()) {
            throw new InvalidException(field, "must be a date and time with an offset (RFC 3339)");
        }
        try {
            return OffsetDateTime.parse(text);
        } catch (DateTimeParseException e) {
            throw new InvalidException(field, "must be a date and time that exists");
        }
    }
}
