package vpr.record;

import java.util.regex.Pattern;

/**
 * The stored name of an event's shape, such as {@code letter-added/1}. It is chosen once and read for ever; a new
 * shape is a new version beside the old one.
 *
 * @param name lower-case words joined by hyphens
 * @param version from 1 to 9999
 */
public record EventName(String name, int version) {
    private static final Pattern CANONICAL = Pattern.compile("([a-z][a-z-]{0,62})/([1-9][0-9]{0,3})");

    public EventName {
        if (!CANONICAL.matcher(name + "/" + version).matches()) {
            throw invalid();
        }
    }

    /** The one form and no other. */
    public static EventName parse(String text) {
        var matcher = CANONICAL.matcher(text);
        if (!matcher.matches()) {
            throw invalid();
        }
        return new EventName(matcher.group(1), Integer.parseInt(matcher.group(2)));
    }

    private static InvalidException invalid() {
        return new InvalidException("Event", "must be a name and a version such as letter-added/1");
    }

    @Override
    public String toString() {
        return name + "/" + version;
    }
}
