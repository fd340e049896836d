package vpr.record;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Locale;
import java.util.UUID;

/**
 * The id of a letter or another entry: {@code YYYYMMDDTHHMMSS.sssZ-<uuid v4>}. The UUID is the identity, the time
 * only chronology.
 *
 * @param time UTC, to the millisecond
 * @param uuid a random (version 4) UUID
 */
public record EntryId(Instant time, UUID uuid) implements Comparable<EntryId> {
    /** 0: a digit; x: one of hexadecimal; v: 8, 9, a or b; all else itself. */
    private static final String CANONICAL = "00000000T000000.000Z-xxxxxxxx-xxxx-4xxx-vxxx-xxxxxxxxxxxx";

    private static final int UUID_AT = CANONICAL.indexOf('-') + 1;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
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
        if (!isCanonical(text)) {
            throw new InvalidException(field, "must be YYYYMMDDTHHMMSS.sssZ-<uuid of version 4, lower case>");
        }
        try {
            return new EntryId(UtcMillis.at(text, 4, 6, 9, 11, 13, 16), UUID.fromString(text.substring(UUID_AT)));
        } catch (DateTimeException e) {
            throw new InvalidException(field, "must begin with a time that exists");
        }
    }

    // By hand: each letter that comes reads the id of the last one.
    private static boolean isCanonical(String text) {
        if (text.length() != CANONICAL.length() || text.startsWith("0000")) {
            return false;
        }
        for (int i = 0; i < CANONICAL.length(); i++) {
            char c = text.charAt(i);
            char form = CANONICAL.charAt(i);
            boolean fits = switch (form) {
                case '0' -> c >= '0' && c <= '9';
                case 'x' -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
                case 'v' -> c == '8' || c == '9' || c == 'a' || c == 'b';
                default -> c == form;
            };
            if (!fits) {
                return false;
            }
        }
        return true;
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
