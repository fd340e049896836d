package vpr.record.commit;

import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vpr.record.InvalidException;

/** The lines of a trailer block, taken one after another. */
final class TrailerLines {
    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,17}");
    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private final Iterator<String> lines;
    private @Nullable String next;

    TrailerLines(List<String> lines) {
        this.lines = lines.iterator();
        advance();
    }

    /** The value when the next line is that trailer, else null and nothing is taken. */
    @Nullable
    String optional(String name) {
        String start = name + ": ";
        if (next == null || !next.startsWith(start)) {
            return null;
        }
        String value = next.substring(start.length());
        advance();
        return value;
    }

    String required(String name) {
        String value = optional(name);
        if (value == null) {
            throw new InvalidException(name, "must be the next trailer");
        }
        return value;
    }

    UUID requiredUuid(String name) {
        String value = required(name);
        if (!UUID_TEXT.matcher(value).matches()) {
            throw new InvalidException(name, "must be a UUID in lower case");
        }
        return UUID.fromString(value);
    }

    long requiredNumber(String name) {
        String value = required(name);
        if (!NUMBER.matcher(value).matches()) {
            throw new InvalidException(name, "must be a whole number from 0");
        }
        return Long.parseLong(value);
    }

    void requireEnd() {
        if (next != null) {
            throw new InvalidException("trailers", "must end with Signature-Meaning");
        }
    }

    private void advance() {
        next = lines.hasNext() ? lines.next() : null;
    }
}
