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

/**
 * A Git pack (version 2) of whole objects and its index (version 2), byte for byte as Git's documentation of pack formats
 * says. The objects come deflated, so this is a header, their bytes and a trailer. The small ones come first, so that all but
 * a large folder is read at once. Same objects in the same order, same pack.
 */
final class PackFile {
    private final byte[] pack;
    private final byte[] index;
    private final String name;

    /** @param objects each once; all of them together below 2 GiB */
    PackFile(Collection<GitObject> objects) {
        List<PackIndexFile.Entry> entries = new ArrayList<>(objects.size());
        pack = pack(smallFirst(objects), entries);
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

    private static List<GitObject> smallFirst(Collection<GitObject> objects) {
        return objects.stream()
                .sorted(Comparator.comparingInt(object -> object.raw().length))
                .toList();
    }

    private static byte[] pack(Collection<GitObject> objects, List<PackIndexFile.Entry> entries) {
        int size = 12 + Constants.OBJECT_ID_LENGTH;
        for (GitObject object : objects) {
            size += headerSize(object.raw().length) + object.streamLength();
        }
        var out = ByteBuffer.allocate(size)
                .put("PACK".getBytes(US_ASCII))
                .putInt(2)
                .putInt(objects.size());
        for (GitObject object : objects) {
            int offset = out.position();
            putHeader(out, object.type(), object.raw().length);
            object.writeStream(out);
            var crc = new CRC32();
            crc.update(out.array(), offset, out.position() - offset);
            entries.add(new PackIndexFile.Entry(object.id(), (int) crc.getValue(), offset));
        }
        MessageDigest sha1 = GitObject.sha1();
        sha1.update(out.array(), 0, out.position());
        return out.put(sha1.digest()).array();
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
