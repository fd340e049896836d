package vpr.gitstore;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;

/**
 * A Git pack (version 2) and its index (version 2), byte for byte as Git's documentation of pack formats says. The objects
 * come deflated, so this is a header, their bytes and a trailer. The small ones come first, so that all but a large folder is
 * read at once; the older versions of such a folder are deltas of it and come last. Same objects in the same order, same pack.
 */
final class PackFile {
    private final byte[] pack;
    private final byte[] index;
    private final String name;

    /** @param objects each once, the oldest first; all of them together below 2 GiB */
    PackFile(Collection<GitObject> objects) {
        List<PackIndexFile.Entry> entries = new ArrayList<>(objects.size());
        var older = OlderFolders.of(objects);
        pack = pack(smallFirst(objects, older), older, entries);
        byte[] trailer = Arrays.copyOfRange(pack, pack.length - Constants.OBJECT_ID_LENGTH, pack.length);
        index = PackIndexFile.of(entries, trailer);
        name = "pack-" + HexFormat.of().formatHex(trailer);
    }

    byte[] pack() {
        return pack;
    }

    byte[] index() {
        return index;
    }

    /** By the pack's own checksum, so that one name never stands for two contents. */
    String name() {
        return name;
    }

    private static List<GitObject> smallFirst(Collection<GitObject> objects, OlderFolders older) {
        return objects.stream()
                .filter(object -> !older.has(object.id()))
                .sorted(Comparator.comparingInt(object -> object.raw().length))
                .toList();
    }

    private static byte[] pack(List<GitObject> whole, OlderFolders older, List<PackIndexFile.Entry> entries) {
        int size = 12 + Constants.OBJECT_ID_LENGTH;
        for (GitObject object : whole) {
            size += headerSize(object.raw().length) + object.streamLength();
        }
        for (OlderFolders.One folder : older.all()) {
            size += headerSize(folder.delta().length)
                    + Constants.OBJECT_ID_LENGTH
                    + Deflate.storedLength(folder.delta().length);
        }
        var out = ByteBuffer.allocate(size)
                .put("PACK".getBytes(US_ASCII))
                .putInt(2)
                .putInt(whole.size() + older.all().size());
        for (GitObject object : whole) {
            int offset = out.position();
            putHeader(out, object.type(), object.raw().length);
            object.writeStream(out);
            entries.add(new PackIndexFile.Entry(object.id(), crc(out, offset), offset));
        }
        for (OlderFolders.One folder : older.all()) {
            int offset = out.position();
            putHeader(out, Constants.OBJ_REF_DELTA, folder.delta().length);
            putId(out, folder.base());
            Deflate.store(folder.delta(), out);
            entries.add(new PackIndexFile.Entry(folder.id(), crc(out, offset), offset));
        }
        MessageDigest sha1 = GitObject.sha1();
        sha1.update(out.array(), 0, out.position());
        return out.put(sha1.digest()).array();
    }

    private static int crc(ByteBuffer out, int from) {
        var crc = new CRC32();
        crc.update(out.slice(from, out.position() - from));
        return (int) crc.getValue();
    }

    private static void putId(ByteBuffer out, ObjectId id) {
        var raw = new byte[Constants.OBJECT_ID_LENGTH];
        id.copyRawTo(raw, 0);
        out.put(raw);
    }

    private static int headerSize(int size) {
        int bytes = 1;
        for (int rest = size >>> 4; rest > 0; rest >>>= 7) {
            bytes++;
        }
        return bytes;
    }

    /** The type and the size of the inflated object: 4 bits of the size, then 7 a byte, the lowest first. */
    private static void putHeader(ByteBuffer out, int type, int size) {
        int next = (type << 4) | (size & 0x0f);
        for (int rest = size >>> 4; rest > 0; rest >>>= 7) {
            out.put((byte) (next | 0x80));
            next = rest & 0x7f;
        }
        out.put((byte) next);
    }
}
