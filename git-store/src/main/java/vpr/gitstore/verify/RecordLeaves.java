package vpr.gitstore.verify;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The leaves of one record, by the sequence that they name. */
final class RecordLeaves {
    private static final int SEQUENCE = 3;
    private static final int COMMIT = 5;

    private final Map<Long, Line> lines = new HashMap<>();
    private long last = -1;
    private long doubles;

    /**
     * One of them.
     *
     * @param index its place in the log
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by its bytes only
    record Line(long index, byte[] bytes) {
        private String field(int n) {
            int from = 0;
            for (int field = 0; field < n; field++) {
                from = Math.min(endOfField(from) + 1, bytes.length);
            }
            return new String(bytes, from, endOfField(from) - from, US_ASCII);
        }

        private int endOfField(int from) {
            int end = from;
            while (end < bytes.length && bytes[end] != ' ') {
                end++;
            }
            return end;
        }

        String commit() {
            return field(COMMIT);
        }

        long sequence() {
            try {
                return Long.parseLong(field(SEQUENCE));
            } catch (NumberFormatException e) {
                return -1;
            }
        }
    }

    void add(Line line) {
        long sequence = line.sequence();
        if (sequence < 0 || lines.putIfAbsent(sequence, line) != null) {
            doubles++;
        }
        last = Math.max(last, sequence);
    }

    /** The sequence of its last one; -1 when it has none. */
    long last() {
        return last;
    }

    @Nullable
    Line of(long sequence) {
        return lines.get(sequence);
    }

    /** How many of its lines name no sequence, or one that another line names. */
    long doubles() {
        return doubles;
    }

    Collection<Line> lines() {
        return lines.values();
    }

    int count() {
        return lines.size();
    }

    /** The sequence whose leaf names this commit; -1 when none does. */
    long sequenceOf(String commit) {
        return lines.values().stream()
                .filter(line -> line.commit().equals(commit))
                .mapToLong(Line::sequence)
                .findFirst()
                .orElse(-1);
    }
}
