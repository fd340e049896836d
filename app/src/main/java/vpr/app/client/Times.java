package vpr.app.client;

import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Times as people read them, with the offset that they were given with. */
public final class Times {
    private static final Pattern FORM =
            Pattern.compile("(\\d{4}-\\d{2}-\\d{2})T(\\d{2}:\\d{2})(:\\d{2})?([.]\\d+)?(Z|[+-]\\d{2}:\\d{2})");

    private Times() {}

    /** To the minute; empty when there is none. */
    public static String minute(JsonNode time) {
        var text = time.asString("");
        var parts = FORM.matcher(text);
        return parts.matches()
                ? parts.group(1) + " " + parts.group(2) + (parts.group(5).equals("Z") ? "Z" : " " + parts.group(5))
                : text;
    }

    /** The day alone. */
    public static String day(JsonNode time) {
        var text = time.asString("");
        return text.substring(0, Math.min(10, text.length()));
    }
}
