package vpr.record;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The id of one record, that is of one repository. Its one canonical form is 32 lower-case hex digits.
 *
 * @param hex the canonical form
 */
public record RecordId(String hex) implements Comparable<RecordId> {
    private static final int DIGITS = 32;
    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    public RecordId {
        if (!Hex.is(hex, DIGITS)) {
            throw new InvalidException("id", "must be 32 lower-case hex digits");
        }
    }

    public static RecordId of(UUID uuid) {
        return new RecordId(uuid.toString().replace("-", ""));
    }

    /** The canonical form and no other, its rule reported in this field. */
    public static RecordId parse(String field, String hex) {
        if (!Hex.is(hex, DIGITS)) {
            throw new InvalidException(field, "must be 32 lower-case hex digits");
        }
        return new RecordId(hex);
    }

    /** The record whose {@link #uuid} has this text, its rule reported in this field. */
    public static RecordId parseUuid(String field, String text) {
        if (!UUID_TEXT.matcher(text).matches()) {
            throw new InvalidException(field, "must be a UUID in lower case");
        }
        return new RecordId(text.replace("-", ""));
    }

    /** The same id in the form that openEHR asks of an EHR id. */
    public UUID uuid() {
        return new UUID(Long.parseUnsignedLong(hex, 0, 16, 16), Long.parseUnsignedLong(hex, 16, 32, 16));
    }

    /** Where the repository stands below its kind's folder: {@code ab/cd/abcd…}. */
    public String shard() {
        return hex.substring(0, 2) + "/" + hex.substring(2, 4) + "/" + hex;
    }

    @Override
    public int compareTo(RecordId other) {
        return hex.compareTo(other.hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
