package vpr.gitstore;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;

/** Writes a pack (version 2) object by object, bases before their deltas, and then its index. */
final class PackOutput implements AutoCloseable {
    private final int count;
    private final OutputStream out;
    private final MessageDigest sha1 = GitObject.sha1();
    private final List<PackIndexFile.Entry> entries = new ArrayList<>();
    private final Map<ObjectId, Integer> offsets = new HashMap<>();
    private long size;

    /** @param count how many objects will be added */
    PackOutput(Path file, int count) throws IOException {
        this.count = count;
        // Many small pieces: they are hashed as they are written, in large ones.
        out = new BufferedOutputStream(new DigestOutputStream(Files.newOutputStream(file), sha1), 256 * 1024);
        write(ByteBuffer.allocate(12)
                .put("PACK".getBytes(US_ASCII))
                .putInt(2)
                .putInt(count)
                .array());
    }

    boolean has(ObjectId id) {
        return offsets.containsKey(id);
    }

    /** @param size of the object, inflated */
    void addWhole(ObjectId id, int type, int size, byte[] deflated) throws IOException {
        add(id, header(type, size).toByteArray(), deflated);
    }

    /** @param size of the delta, inflated */
    void addDelta(ObjectId id, ObjectId base, int size, byte[] deflated) throws IOException {
        ByteArrayOutputStream header = header(Constants.OBJ_OFS_DELTA, size);
        backTo(header, this.size - Objects.requireNonNull(offsets.get(base), "a base comes before its deltas"));
        add(id, header.toByteArray(), deflated);
    }

    private void add(ObjectId id, byte[] header, byte[] deflated) throws IOException {
        var crc = new CRC32();
        crc.update(header);
        crc.update(deflated);
        int at = Math.toIntExact(size);
        entries.add(new PackIndexFile.Entry(id, (int) crc.getValue(), at));
        offsets.put(id, at);
        write(header);
        write(deflated);
    }

    /** The kind and the size: 4 bits of it, then 7 a byte, the lowest first. */
    private static ByteArrayOutputStream header(int type, int size) {
        var header = new ByteArrayOutputStream(10);
        int next = (type << 4) | (size & 0x0f);
        for (int rest = size >>> 4; rest > 0; rest >>>= 7) {
            header.write(next | 0x80);
            next = rest & 0x7f;
        }
        header.write(next);
        return header;
    }

    /** How far back the base lies: 7 bits a byte, the highest first, each byte but the last one counting one more. */
    private static void backTo(ByteArrayOutputStream header, long distance) {
        var digits = new byte[10];
        int at = digits.length - 1;
        digits[at] = (byte) (distance & 0x7f);
        for (long rest = distance >>> 7; rest > 0; rest >>>= 7) {
            rest--;
            digits[--at] = (byte) (0x80 | (rest & 0x7f));
        }
        header.write(digits, at, digits.length - at);
    }

    private void write(byte[] bytes) throws IOException {
        out.write(bytes);
        size += bytes.length;
    }

    /** Ends the pack and writes its index; the name that both are to have, without suffix. */
    String finish(Path index) throws IOException {
        if (entries.size() != count) {
            throw new IllegalStateException("a pack has as many objects as it says");
        }
        out.flush();
        byte[] trailer = sha1.digest();
        out.write(trailer);
        out.close();
        Files.write(index, PackIndexFile.of(entries, trailer));
        return "pack-" + HexFormat.of().formatHex(trailer);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
