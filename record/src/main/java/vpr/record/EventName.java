package vpr.record;

import java.util.regex.Pattern;

/**
 * The stored name of an event's shape, such as {@code letter-added/1}. It is chosen once and read for ever; a new
 * shape is a new version beside the old one.
 */
public record EventName(String name, int version) {
    private static final Pattern CANONICAL = Pattern.compile("([a-z][a-z-]{0,62})/([1-9][0-9]{0,3})");

    public static EventName parse(String text) {
        var matcher = CANONICAL.matcher(text);
        if (!matcher.matches()) {
            throw new InvalidException("Event", "must be a name and a version such as letter-added/1");
        }
        return new EventName(matcher.group(1), Integer.parseInt(matcher.group(2)));
    }

    @Override
    public String toString() {
        return name + "/" + version;
    }
}
