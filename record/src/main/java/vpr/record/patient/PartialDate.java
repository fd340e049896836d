package vpr.record.patient;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import vpr.record.InvalidException;

/**
 * A FHIR date: what is known of it and no more.
 *
 * @param text {@code YYYY}, {@code YYYY-MM} or {@code YYYY-MM-DD}, a date that exists, from the year 0001
 */
public record PartialDate(String text) {
    private static final Pattern FORM = Pattern.compile("(?!0000)\\d{4}(-\\d{2}(-\\d{2})?)?");

    public PartialDate {
        earliest("date", text);
    }

    /** The date, its rules reported in this field. */
    public static PartialDate parse(String field, String text) {
        earliest(field, text);
        return new PartialDate(text);
    }

    /** The first day that it can mean. */
    public LocalDate earliest() {
        return earliest("date", text);
    }

    /** The last day that it can mean. */
    public LocalDate latest() {
        return switch (text.length()) {
            case 4 -> earliest().withDayOfYear(earliest().lengthOfYear());
            case 7 -> YearMonth.from(earliest()).atEndOfMonth();
            default -> earliest();
        };
    }

    private static LocalDate earliest(String field, String text) {
        if (!FORM.matcher(text).matches()) {
            throw new InvalidException(field, "must be YYYY, YYYY-MM or YYYY-MM-DD");
        }
        try {
            return LocalDate.parse(text + "-01-01".substring(text.length() - "YYYY".length()));
        } catch (DateTimeParseException e) {
            throw new InvalidException(field, "must be a date that exists");
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
