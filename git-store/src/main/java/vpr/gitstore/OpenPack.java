package vpr.gitstore;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/** A pack that is read from its beginning to its end, through a window of bounded size. For one thread. */
final class OpenPack implements AutoCloseable {
    /** Holds the pack of one letter, but for the folder of all letters. */
    private static final int WINDOW = 16 * 1024;

    private static final int HEADER = 12;
    private static final int MOST_OBJECT_HEADER = 32;
    private static final int SHA1 = Constants.OBJECT_ID_LENGTH;

    private final Path file;
    private final FileChannel channel;
    private final int size;
    private byte[] window = new byte[0];
    private int windowAt;

    private OpenPack(Path file, FileChannel channel, int size) {
        this.file = file;
        this.channel = channel;
        this.size = size;
    }

    static OpenPack open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            if (channel.size() > Integer.MAX_VALUE) {
                throw new IOException(file.getFileName() + ": must be below 2 GiB");
            }
            return new OpenPack(file, channel, (int) channel.size());
        } catch (IOException | RuntimeException | Error e) {
            channel.close();
            throw e;
        }
    }

    /**
     * What it holds, in the order of the offsets.
     *
     * @throws IOException when pack and index are not of one another
     */
    List<PackedObject> objects(PackIndexFile index) throws IOException {
        var header = ByteBuffer.wrap(bytes(0, HEADER));
        byte[] trailer = bytes(size - SHA1, SHA1);
        if (!Arrays.equals(trailer, index.packTrailer())
                || header.getInt(0) != 0x5041434b
                || header.getInt(4) != 2
                || header.getInt(8) != index.count()) {
            throw damaged("must be the pack of its index");
        }
        int[] order = IntStream.range(0, index.count())
                .boxed()
                .sorted((a, b) -> Integer.compare(index.offset(a), index.offset(b)))
                .mapToInt(Integer::intValue)
                .toArray();
        Map<Integer, ObjectId> byOffset = new HashMap<>();
        List<PackedObject> objects = new ArrayList<>(order.length);
        for (int i = 0; i < order.length; i++) {
            int n = order[i];
            int end = i + 1 < order.length ? index.offset(order[i + 1]) : size - SHA1;
            ObjectId id = index.id(n);
            byOffset.put(index.offset(n), id);
            objects.add(object(id, index.offset(n), end, index.crc(n), byOffset));
        }
        return objects;
    }

    /** The n-th object of the pack's index; null when it is stored as a delta or is of another type. */
    byte @Nullable [] whole(PackIndexFile index, int n, int type) throws IOException {
        int at = index.offset(n);
        int end = index.end(n, size - SHA1);
        int stored = checked(at, end, index.crc(n));
        if (((window[stored] >> 4) & 7) != type) {
            return null;
        }
        return inflated(object(index.id(n), at, end, index.crc(n), Map.of()));
    }

    private PackedObject object(ObjectId id, int at, int end, int crc, Map<Integer, ObjectId> byOffset)
            throws IOException {
        byte[] head = bytes(at, Math.min(MOST_OBJECT_HEADER, size - at));
        int next = 0;
        int type = (head[0] >> 4) & 7;
        long inflated = head[0] & 0x0f;
        for (int shift = 4; (head[next++] & 0x80) != 0; shift += 7) {
            inflated |= (long) (head[next] & 0x7f) << shift;
        }
        ObjectId base = null;
        if (type == Constants.OBJ_REF_DELTA) {
            base = ObjectId.fromRaw(head, next);
            next += SHA1;
        } else if (type == Constants.OBJ_OFS_DELTA) {
            long back = head[next] & 0x7f;
            while ((head[next++] & 0x80) != 0) {
                back = ((back + 1) << 7) | (head[next] & 0x7f);
            }
            base = byOffset.get((int) (at - back));
        }
        boolean known = type >= Constants.OBJ_COMMIT && type <= Constants.OBJ_TAG;
        if ((!known && base == null) || inflated > GitObject.MOST_BYTES || at + next >= end) {
            throw damaged("must hold whole objects");
        }
        return new PackedObject(id, this, type, (int) inflated, at, at + next, end, crc, base);
    }

    /** Its zlib stream, once the CRC-32 is the one in the index: what is damaged is not passed on. */
    byte[] deflated(PackedObject object) throws IOException {
        int data = checked(object.at(), object.end(), object.crc()) + object.dataAt() - object.at();
        return Arrays.copyOfRange(window, data, data + object.storedBytes());
    }

    /** What its zlib stream holds, checked in the same way. */
    byte[] inflated(PackedObject object) throws IOException {
        int data = checked(object.at(), object.end(), object.crc()) + object.dataAt() - object.at();
        try {
            return Inflate.whole(window, data, object.storedBytes(), object.size());
        } catch (DataFormatException e) {
            throw damaged("an object must be a zlib stream of its size");
        }
    }

    /** Where an object with its header lies in the window, its CRC-32 being the one in the index. */
    private int checked(int at, int end, int crc) throws IOException {
        int from = load(at, end - at);
        var sum = new CRC32();
        sum.update(window, from, end - at);
        if (end == at || (int) sum.getValue() != crc) {
            throw damaged("an object's checksum must be that of its bytes");
        }
        return from;
    }

    /** The first bytes of its zlib stream, unchecked. */
    byte[] beginning(PackedObject object, int length) throws IOException {
        return bytes(object.dataAt(), Math.min(length, object.storedBytes()));
    }

    private byte[] bytes(int at, int length) throws IOException {
        int from = load(at, length);
        return Arrays.copyOfRange(window, from, from + length);
    }

    /** Where these bytes lie in the window, which is moved to hold them. */
    private int load(int at, int length) throws IOException {
        if (length < 0 || at < 0 || length > size - at) {
            throw damaged("must be as long as its index says");
        }
        if (at < windowAt || at + length > windowAt + window.length) {
            var read = ByteBuffer.allocate(Math.min(Math.max(length, WINDOW), size - at));
            while (read.hasRemaining()) {
                if (channel.read(read, at + read.position()) < 0) {
                    throw damaged("must not be cut short");
                }
            }
            window = read.array();
            windowAt = at;
        }
        return at - windowAt;
    }

    private IOException damaged(String rule) {
        return new IOException(file.getFileName() + ": " + rule);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
