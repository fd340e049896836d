package vpr.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The last event whose effect stands in Redis. The commit makes sure that it is the same history: another log, or one
 * that was taken back to a backup, has another commit there.
 */
public record Reached(String position, String commit) {
    private static final Pattern FORM = Pattern.compile("([0-9]{4}-[0-9]{15}) ([0-9a-f]{40})");
    private static final int LENGTH = 61;

    /** As it stands in Redis; empty when it is something else. */
    public static Optional<Reached> parse(byte[] stored) {
        if (stored.length != LENGTH) {
            return Optional.empty();
        }
        var matcher = FORM.matcher(new String(stored, US_ASCII));
        return matcher.matches() ? Optional.of(new Reached(matcher.group(1), matcher.group(2))) : Optional.empty();
    }

    public byte[] bytes() {
        return (position + " " + commit).getBytes(US_ASCII);
    }
}
