package vpr.query;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vpr.api.Problem;
import vpr.api.ProblemType;

/** Ids as they stand in URLs: the one canonical form and no other. */
public final class Ids {
    private static final String UUID_4 = "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";
    private static final Pattern RECORD = Pattern.compile("[0-9a-f]{32}");
    private static final Pattern ENTRY = Pattern.compile("([0-9]{8}T[0-9]{6}\\.[0-9]{3}Z-)?(" + UUID_4 + ")");

    private Ids() {}

    /**
     * The id of an entry such as a letter.
     *
     * @param whole the id with its time; null when only the UUID was given, which is the identity
     */
    public record Entry(UUID uuid, @Nullable String whole) {}

    /** The patient's id itself, or the problem that it is none. */
    public static String patient(String text) {
        if (!RECORD.matcher(text).matches()) {
            throw Problem.ofField(ProblemType.MALFORMED_ID, "patientId", "must be 32 lower-case hex digits");
        }
        return text;
    }

    /** The entry's id, or the problem that it is none. */
    public static Entry entry(String field, String text) {
        var matcher = ENTRY.matcher(text);
        if (!matcher.matches()) {
            throw Problem.ofField(
                    ProblemType.MALFORMED_ID, field, "must be YYYYMMDDTHHMMSS.sssZ-<uuid of version 4, lower case>");
        }
        return new Entry(UUID.fromString(matcher.group(2)), matcher.group(1) == null ? null : text);
    }
}
