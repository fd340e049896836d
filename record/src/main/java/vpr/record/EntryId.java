package vpr.record;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The id of a letter or another entry: {@code YYYYMMDDTHHMMSS.sssZ-<uuid v4>}. The UUID is the identity, the time
 * only chronology.
 *
 * @param time UTC, to the millisecond
 * @param uuid a random (version 4) UUID
 */
public record EntryId(Instant time, UUID uuid) implements Comparable<EntryId> {
    private static final Pattern CANONICAL = Pattern.compile(
            "((?!0000)\\d{8}T\\d{6}\\.\\d{3}Z)-([0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'", Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT)
            .withZone(ZoneOffset.UTC);
    /** As the texts sort; {@link UUID}'s own order is another. */
    private static final Comparator<EntryId> ORDER =
            Comparator.comparing(EntryId::time).thenComparing(id -> id.uuid().toString());

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    public EntryId {
        if (!time.truncatedTo(ChronoUnit.MILLIS).equals(time)) {
            throw new InvalidException("id", "must have a time to the millisecond");
        }
        if (time.isBefore(FIRST) || time.isAfter(LAST)) {
            throw new InvalidException("id", "must have a year from 0001 to 9999");
        }
        if (uuid.version() != 4 || uuid.variant() != 2) {
            throw new InvalidException("id", "must have a UUID of version 4");
        }
    }

    /** The one canonical form and no other, in the field {@code id}. */
    public static EntryId parse(String text) {
        return parse("id", text);
    }

    /** The one canonical form and no other. */
    public static EntryId parse(String field, String text) {
        var matcher = CANONICAL.matcher(text);
        if (!matcher.matches()) {
            throw new InvalidException(field, "must be YYYYMMDDTHHMMSS.sssZ-<uuid of version 4, lower case>");
        }
        try {
            return new EntryId(TIME.parse(matcher.group(1), Instant::from), UUID.fromString(matcher.group(2)));
        } catch (DateTimeParseException e) {
            throw new InvalidException(field, "must begin with a time that exists");
        }
    }

    @Override
    public int compareTo(EntryId other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return TIME.format(time) + "-" + uuid;
    }
}
