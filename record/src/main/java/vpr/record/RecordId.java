package vpr.record;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The id of one record, that is of one repository. Its one canonical form is 32 lower-case hex digits.
 *
 * @param hex the canonical form
 */
public record RecordId(String hex) implements Comparable<RecordId> {
    private static final Pattern CANONICAL = Pattern.compile("[0-9a-f]{32}");

    public RecordId {
        if (!CANONICAL.matcher(hex).matches()) {
            throw new InvalidException("id", "must be 32 lower-case hex digits");
        }
    }

    public static RecordId of(UUID uuid) {
        return new RecordId(uuid.toString().replace("-", ""));
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
