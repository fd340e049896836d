package vpr.gitstore;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;

/** The index (version 2) of a pack below 2 GiB: each object's id, offset and CRC-32, in the order of the ids. */
final class PackIndexFile {
    private static final int MAGIC = 0xff744f63;
    private static final int VERSION = 2;
    private static final int FAN_OUT = 256;
    private static final int IDS = 8 + 4 * FAN_OUT;
    private static final int SHA1 = Constants.OBJECT_ID_LENGTH;
    private static final int ENTRY = SHA1 + 8;

    private final byte[] raw;
    private final ByteBuffer bytes;
    private final int count;

    private PackIndexFile(byte[] raw, int count) {
        this.raw = raw;
        this.bytes = ByteBuffer.wrap(raw);
        this.count = count;
    }

    /** How many objects an index of this size names. */
    static int count(long size) {
        return (int) ((size - IDS - 2 * SHA1) / ENTRY);
    }

    /** @throws IOException when it is damaged, or of another version, or of a pack of 2 GiB or more */
    static PackIndexFile read(Path file) throws IOException {
        byte[] raw = Files.readAllBytes(file);
        int count = count(raw.length);
        var bytes = ByteBuffer.wrap(raw);
        if (count < 0
                || raw.length != IDS + count * ENTRY + 2 * SHA1
                || bytes.getInt(0) != MAGIC
                || bytes.getInt(4) != VERSION
                || bytes.getInt(IDS - 4) != count) {
            throw new IOException(file.getFileName() + ": must be a whole index of version 2 with offsets below 2 GiB");
        }
        MessageDigest sha1 = GitObject.sha1();
        sha1.update(raw, 0, raw.length - SHA1);
        if (!Arrays.equals(sha1.digest(), Arrays.copyOfRange(raw, raw.length - SHA1, raw.length))) {
            throw new IOException(file.getFileName() + ": the checksum must be that of its bytes");
        }
        return new PackIndexFile(raw, count);
    }

    int count() {
        return count;
    }

    /** Its size. */
    int bytes() {
        return raw.length;
    }

    /** Which one the object is; -1 when it is none. */
    int find(ObjectId id) {
        int from = 0;
        int to = count;
        while (from < to) {
            int middle = (from + to) >>> 1;
            int compared = id.compareTo(raw, IDS + middle * SHA1);
            if (compared == 0) {
                return middle;
            }
            if (compared < 0) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        return -1;
    }

    /**
     * Where the object ends.
     *
     * @param last where the last one ends
     */
    int end(int n, int last) {
        int end = last;
        for (int i = 0; i < count; i++) {
            if (offset(i) > offset(n)) {
                end = Math.min(end, offset(i));
            }
        }
        return end;
    }

    ObjectId id(int n) {
        return ObjectId.fromRaw(raw, IDS + n * SHA1);
    }

    int crc(int n) {
        return bytes.getInt(IDS + count * SHA1 + 4 * n);
    }

    int offset(int n) {
        return bytes.getInt(IDS + count * (SHA1 + 4) + 4 * n);
    }

    byte[] packTrailer() {
        return Arrays.copyOfRange(raw, raw.length - 2 * SHA1, raw.length - SHA1);
    }

    /** Where an object lies in a pack; the CRC-32 is of its header and data. */
    record Entry(ObjectId id, int crc, int offset) {}

    static byte[] of(List<Entry> entries, byte[] packTrailer) {
        List<Entry> sorted =
                entries.stream().sorted(Comparator.comparing(Entry::id)).toList();
        var out = ByteBuffer.allocate(IDS + sorted.size() * ENTRY + 2 * SHA1)
                .putInt(MAGIC)
                .putInt(VERSION);
        var counts = new int[FAN_OUT];
        sorted.forEach(entry -> counts[entry.id.getFirstByte()]++);
        int total = 0;
        for (int one : counts) {
            total += one;
            out.putInt(total);
        }
        for (Entry entry : sorted) {
            entry.id.copyRawTo(out.array(), out.position());
            out.position(out.position() + SHA1);
        }
        sorted.forEach(entry -> out.putInt(entry.crc));
        sorted.forEach(entry -> out.putInt(entry.offset));
        out.put(packTrailer);
        MessageDigest sha1 = GitObject.sha1();
        sha1.update(out.array(), 0, out.position());
        return out.put(sha1.digest()).array();
    }
}
