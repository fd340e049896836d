package vpr.gitstore.verify;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import vpr.log.LeafLines;
import vpr.log.Position;
import vpr.record.RecordId;

/**
 * Which leaves each record has, for the records whose ids begin with some bytes: 8 bytes of memory a leaf. What is written
 * while this is used is taken in when asked for. Safe for many threads.
 */
final class LeafSlice {
    /** "vpr.event/1 ", a position, a space. */
    private static final int RECORD = 33;

    private static final int RECORD_DIGITS = 32;
    private static final int INDEX_BITS = 40;
    private static final long INDEX = (1L << INDEX_BITS) - 1;
    private static final int KEY_DIGITS = 7;

    private final LeafLines lines;
    private final int from;
    private final int to;
    private final Map<String, RecordLeaves> late = new HashMap<>();
    private final BitSet seen = new BitSet();
    private long[] entries = new long[1024];
    private int count;
    private long known;

    /**
     * @param from the first of the first bytes of ids, 0 to 255
     * @param to the one after the last
     */
    LeafSlice(LeafLines lines, int from, int to) {
        this.lines = lines;
        this.from = from;
        this.to = to;
    }

    /** Takes a line, in the order of the log, and says whether it is of this slice. */
    boolean add(long index, byte[] line) {
        known = index + 1;
        if (line.length < RECORD + RECORD_DIGITS) {
            return false;
        }
        if (!isInSlice(line)) {
            return false;
        }
        if (count == entries.length) {
            entries = Arrays.copyOf(entries, count * 2);
        }
        entries[count++] = key(line, RECORD) << INDEX_BITS | index;
        return true;
    }

    private boolean isInSlice(byte[] line) {
        int first = Character.digit(line[RECORD], 16) << 4 | Character.digit(line[RECORD + 1], 16);
        return first >= from && first < to;
    }

    /** After the last line was added. */
    void sort() {
        Arrays.sort(entries, 0, count);
    }

    /** 23 bits of the digits after the first two. */
    private static long key(byte[] digits, int at) {
        long key = 0;
        for (int i = 1; i < KEY_DIGITS; i++) {
            key = key << 4 | (Character.digit(digits[at + 1 + i], 16) & 0xf);
        }
        return key >>> 1;
    }

    /** The leaves that the record had when the slice was made or caught up. */
    RecordLeaves of(RecordId record) throws IOException {
        byte[] digits = record.hex().getBytes(US_ASCII);
        long key = key(digits, 0);
        var leaves = new RecordLeaves();
        int at = Arrays.binarySearch(entries, 0, count, key << INDEX_BITS);
        for (int i = at < 0 ? -at - 1 : at; i < count && entries[i] >>> INDEX_BITS == key; i++) {
            long index = entries[i] & INDEX;
            byte[] line = lines.at(index);
            if (isOf(line, digits)) {
                leaves.add(new RecordLeaves.Line(index, line));
                synchronized (seen) {
                    seen.set(i);
                }
            }
        }
        synchronized (this) {
            addLate(record.hex(), leaves);
        }
        return leaves;
    }

    private static boolean isOf(byte[] line, byte[] digits) {
        return line.length > RECORD + RECORD_DIGITS
                && Arrays.equals(line, RECORD, RECORD + RECORD_DIGITS, digits, 0, RECORD_DIGITS);
    }

    private void addLate(String record, RecordLeaves leaves) {
        RecordLeaves more = late.get(record);
        if (more != null) {
            more.lines().forEach(leaves::add);
        }
    }

    /** Takes in what was written meanwhile; false when nothing was. */
    synchronized boolean catchUp() throws IOException {
        long now = lines.count();
        if (now <= known) {
            return false;
        }
        lines.scan(known, now, (index, line) -> {
            if (line.length > RECORD + RECORD_DIGITS && isInSlice(line)) {
                String record = new String(line, RECORD, RECORD_DIGITS, US_ASCII);
                late.computeIfAbsent(record, id -> new RecordLeaves()).add(new RecordLeaves.Line(index, line));
            }
        });
        known = now;
        return true;
    }

    Position position(long index) {
        return lines.position(index);
    }

    synchronized long known() {
        return known;
    }

    int count() {
        return count;
    }

    /** The records that the log names and nobody has asked for; to be called when no other thread is at work. */
    Set<String> unseen() throws IOException {
        Set<String> records = new HashSet<>();
        for (int i = seen.nextClearBit(0); i < count; i = seen.nextClearBit(i + 1)) {
            byte[] line = lines.at(entries[i] & INDEX);
            if (line.length > RECORD + RECORD_DIGITS) {
                records.add(new String(line, RECORD, RECORD_DIGITS, US_ASCII));
            }
        }
        return records;
    }
}
