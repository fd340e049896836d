package vpr.population.patient;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vpr.api.Page;
import vpr.api.Problem;
import vpr.api.ProblemType;
import vpr.migrations.FoldedText;

/** What patients are searched by: all of what is given must hold, and something must be given. */
@Schema(name = "PatientSearch", example = PatientSearch.EXAMPLE)
record PatientSearch(
        @Schema(
                example = "trevino enr",
                maxLength = LONGEST,
                description =
                        "Words without regard to accents and case; each must begin a word of a name of the patient")
        @Nullable
        String name,

        @Schema(
                example = "1962-07",
                description = "YYYY, YYYY-MM or YYYY-MM-DD: patients whose recorded date lies wholly within it",
                pattern = "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$")
        @Nullable
        String birthDate,

        @Schema(description = "An identifier, exactly") @Nullable
        Identifier identifier,

        @Schema(
                minimum = "1",
                maximum = "200",
                defaultValue = Page.DEFAULT,
                example = Page.DEFAULT,
                description = "How many the page holds at most")
        @Nullable
        Integer limit,

        @Schema(
                description = "The next of the page before, with the same criteria",
                example = "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQ")
        @Nullable
        String cursor) {
    static final String EXAMPLE = """
            {"name": "trevino an", "birthDate": "1972-05"}""";

    private static final int LONGEST = 200;
    private static final int MOST_WORDS = 8;
    private static final Pattern DATE = Pattern.compile("(?!0000)[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?");

    /**
     * An identifier, exactly.
     *
     * @param system who gave it, as a URI; null looks in all
     */
    @Schema(name = "SearchedIdentifier")
    record Identifier(
            @Schema(
                    example = "http://hospital.smarthealthit.org",
                    maxLength = LONGEST,
                    description = "Who gave it, as a URI; any, when none is given")
            @Nullable
            String system,

            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    example = "999-19-1454",
                    minLength = 1,
                    maxLength = LONGEST)
            @Nullable
            String value) {
        /** Says nothing of the person. */
        @Override
        public String toString() {
            return "SearchedIdentifier";
        }
    }

    /** The search itself, or the problem of every field that breaks a rule. Not in the constructor: an unknown field comes first. */
    PatientSearch checked() {
        var broken = new ArrayList<Problem.Field>();
        if (name == null && birthDate == null && identifier == null) {
            broken.add(new Problem.Field("body", "must have at least one of name, birthDate and identifier"));
        }
        if (name != null) {
            checkName(name, broken);
        }
        if (birthDate != null && !isDate(birthDate)) {
            broken.add(new Problem.Field("birthDate", "must be a date that exists, as YYYY, YYYY-MM or YYYY-MM-DD"));
        }
        if (identifier != null) {
            checkLine("identifier.value", identifier.value() == null ? "" : identifier.value(), broken);
            checkLine("identifier.system", identifier.system() == null ? "any" : identifier.system(), broken);
        }
        if (!broken.isEmpty()) {
            throw Problem.ofFields(ProblemType.INVALID_FIELD, broken);
        }
        Page.checkLimit(rows());
        return this;
    }

    private static void checkName(String name, List<Problem.Field> broken) {
        var words = name.length() > LONGEST ? List.<String>of() : FoldedText.words(name);
        if (words.isEmpty() || words.size() > MOST_WORDS) {
            broken.add(new Problem.Field(
                    "name",
                    "must be 1 to " + MOST_WORDS + " words of letters or digits, at most " + LONGEST + " long"));
        }
    }

    private static void checkLine(String field, String text, List<Problem.Field> broken) {
        if (text.isBlank() || text.length() > LONGEST || text.indexOf('\0') >= 0) {
            broken.add(new Problem.Field(field, "must be 1 to " + LONGEST + " characters"));
        }
    }

    private static boolean isDate(String text) {
        try {
            return DATE.matcher(text).matches() && !firstDay(text).isAfter(lastDay(text));
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static LocalDate firstDay(String date) {
        return LocalDate.parse(date + "-01-01".substring(date.length() - "YYYY".length()));
    }

    private static LocalDate lastDay(String date) {
        var first = firstDay(date);
        return switch (date.length()) {
            case 4 -> first.withDayOfYear(first.lengthOfYear());
            case 7 -> YearMonth.from(first).atEndOfMonth();
            default -> first;
        };
    }

    /** The folded words of the name; none when no name is given. */
    List<String> words() {
        return name == null ? List.of() : FoldedText.words(name);
    }

    /** The first day that the birth date means, or null when none is given. */
    @Nullable
    LocalDate bornFrom() {
        return birthDate == null ? null : firstDay(birthDate);
    }

    /** The last day that the birth date means, or null when none is given. */
    @Nullable
    LocalDate bornTo() {
        return birthDate == null ? null : lastDay(birthDate);
    }

    int rows() {
        return limit == null ? Integer.parseInt(Page.DEFAULT) : limit;
    }

    /** The criteria without the page: a cursor belongs to them. */
    String list() {
        var system = identifier == null ? null : identifier.system();
        var value = identifier == null ? null : identifier.value();
        return "patients/search/" + String.join("\0", words()) + "\0" + birthDate + "\0" + system + "\0" + value;
    }

    /** Says nothing of the person. */
    @Override
    public String toString() {
        return "PatientSearch";
    }
}
