package vpr.gitstore.verify;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/** One pack of a record, read as Git's documentation of pack formats says. Its bytes are read when they are needed. */
final class Pack {
    private static final int LONGEST_CHAIN = 4096;

    private final Path file;
    private final PackIndex index;
    private final long key;
    private @Nullable StoredBytes bytes;

    /** @param number of this pack among the record's */
    Pack(int number, Path file, PackIndex index) {
        this.key = (long) number << 44;
        this.file = file;
        this.index = index;
    }

    PackIndex index() {
        return index;
    }

    /** Whether it is what its own checksum, and its index, says. */
    boolean isWhole(byte[] namedByIndex, Engines engines, Arena arena) throws IOException {
        StoredBytes whole = load(arena);
        return whole.endsWithItsChecksum(engines.sha1()) && Arrays.equals(whole.tail(0), namedByIndex);
    }

    boolean isLoaded() {
        return bytes != null;
    }

    StoredBytes load(Arena arena) throws IOException {
        StoredBytes known = bytes;
        if (known == null) {
            known = StoredBytes.of(file, arena);
            bytes = known;
        }
        return known;
    }

    void unload() {
        bytes = null;
    }

    /** Where a base stands in this pack; below 0 when it does not. */
    @FunctionalInterface
    interface Bases {
        long offset(ObjectId id) throws ObjectException;
    }

    /** What stands between an object and the whole object it comes from. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Step(long offset, byte[] delta) {}

    /**
     * The object that begins there, whatever deltas it is made of.
     *
     * @param recent by pack and offset, objects that others are made of
     */
    GitBytes read(long offset, Bases bases, Engines engines, Recent<Long> recent) throws ObjectException {
        StoredBytes stored = bytes;
        if (stored == null) {
            throw new IllegalStateException("load first");
        }
        Deque<Step> steps = new ArrayDeque<>();
        long at = offset;
        try {
            while (true) {
                GitBytes known = recent.get(key + at);
                if (known != null) {
                    return apply(known, steps, recent);
                }
                var header = Header.read(stored, at);
                ByteBuffer deflated = stored.from(header.data, Integer.MAX_VALUE);
                if (!header.isDelta()) {
                    var whole = new GitBytes(header.type, engines.inflate(deflated, header.size));
                    if (!steps.isEmpty()) {
                        recent.put(key + at, whole);
                    }
                    return apply(whole, steps, recent);
                }
                steps.push(new Step(at, engines.inflate(deflated, header.size)));
                at = header.base == null ? at - header.distance : bases.offset(header.base);
                if (steps.size() > LONGEST_CHAIN || at < 0) {
                    throw changed();
                }
            }
        } catch (IndexOutOfBoundsException e) {
            throw changed();
        }
    }

    private GitBytes apply(GitBytes base, Deque<Step> steps, Recent<Long> recent) throws ObjectException {
        GitBytes object = base;
        while (!steps.isEmpty()) {
            Step step = steps.pop();
            object = new GitBytes(object.type(), Delta.apply(object.bytes(), step.delta, Engines.MOST_BYTES));
            recent.put(key + step.offset, object);
        }
        return object;
    }

    static ObjectException changed() {
        return new ObjectException(ProblemKind.OBJECT_CHANGED, "its bytes in the pack must be an object");
    }

    /** What precedes an object's deflated bytes. */
    private record Header(
            int type, int size, long distance, @Nullable ObjectId base, long data) {
        static Header read(StoredBytes stored, long at) throws ObjectException {
            ByteBuffer bytes = stored.from(at, 64);
            int next = bytes.get();
            int type = (next >> 4) & 7;
            long size = next & 0x0f;
            for (int shift = 4; (next & 0x80) != 0; shift += 7) {
                next = bytes.get();
                size |= (long) (next & 0x7f) << Math.min(shift, 40);
            }
            long distance = type == Constants.OBJ_OFS_DELTA ? distance(bytes) : 0;
            ObjectId base = type == Constants.OBJ_REF_DELTA ? id(bytes) : null;
            boolean whole = type >= Constants.OBJ_COMMIT && type <= Constants.OBJ_BLOB;
            boolean known = whole || distance > 0 || base != null;
            if (!known || size > Engines.MOST_BYTES) {
                throw changed();
            }
            return new Header(type, (int) size, distance, base, at + bytes.position());
        }

        private static long distance(ByteBuffer bytes) {
            int next = bytes.get();
            long distance = next & 0x7f;
            while ((next & 0x80) != 0) {
                next = bytes.get();
                distance = ((distance + 1) << 7) | (next & 0x7f);
            }
            return distance;
        }

        private static ObjectId id(ByteBuffer bytes) {
            var raw = new byte[Constants.OBJECT_ID_LENGTH];
            bytes.get(raw);
            return ObjectId.fromRaw(raw);
        }

        boolean isDelta() {
            return type > Constants.OBJ_BLOB;
        }
    }
}
