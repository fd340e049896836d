package vpr.log;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One event in the log, kept for ever as one line of text:
 *
 * <pre>vpr.event/1 position record sequence previous commit sha256 time kind</pre>
 *
 * separated by single spaces; {@code previous} is 40 zeros where there is none, {@code time} RFC 3339 in UTC with
 * milliseconds. The other fields are described at {@link LeafDraft}.
 */
public record Leaf(
        Position position,
        String record,
        long sequence,
        Optional<String> previous,
        String commit,
        String contentSha256,
        Instant time,
        String kind) {

    static final String FORMAT = "vpr.event/1";
    /** No line is longer, its line end included: the fixed fields, 19 digits of sequence, the longest kind. */
    static final int MAX_LINE = 400;

    /** Where in a line the record's id begins and ends. */
    static final int RECORD_START = FORMAT.length() + 1 + Position.TEXT_LENGTH + 1;

    static final int RECORD_END = RECORD_START + 32;

    private static final String RULE = "leaf: must be a canonical " + FORMAT + " line";

    /** @throws IllegalArgumentException naming the field and the rule */
    public Leaf {
        LeafRules.check(record, sequence, previous, commit, contentSha256, time, kind);
    }

    /** The line, without its line end. */
    public String line() {
        return String.join(
                " ",
                FORMAT,
                position.toString(),
                record,
                Long.toString(sequence),
                previous.orElse(LeafRules.NO_COMMIT),
                commit,
                contentSha256,
                LeafRules.timeText(time),
                kind);
    }

    /** @throws IllegalArgumentException when the line is not exactly what {@link #line()} would write */
    public static Leaf parse(String line) {
        List<String> fields = List.of(line.split(" ", -1));
        LeafRules.require(fields.size() == 9 && fields.getFirst().equals(FORMAT), RULE);
        Leaf leaf = new Leaf(
                Position.parse(fields.get(1)),
                fields.get(2),
                number(fields.get(3)),
                Optional.of(fields.get(4)).filter(id -> !id.equals(LeafRules.NO_COMMIT)),
                fields.get(5),
                fields.get(6),
                instant(fields.get(7)),
                fields.get(8));
        LeafRules.require(leaf.line().equals(line), RULE);
        return leaf;
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("sequence: must be a decimal number", e);
        }
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("time: must be RFC 3339 in UTC with milliseconds", e);
        }
    }
}
