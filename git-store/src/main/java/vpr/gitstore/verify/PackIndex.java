package vpr.gitstore.verify;

import java.nio.ByteBuffer;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;

/** The index of a pack, version 2, as Git's documentation of pack formats says: ids in order, where each object stands. */
final class PackIndex {
    private static final int MAGIC = 0xff744f63;
    private static final int NAMES = 8 + 4 * 256;
    private static final int ID = Constants.OBJECT_ID_LENGTH;
    private static final int LARGE = 0x80000000;

    private final ByteBuffer bytes;
    private final int count;

    private PackIndex(ByteBuffer bytes, int count) {
        this.bytes = bytes;
        this.count = count;
    }

    /** @throws ObjectException when it is no such index */
    static PackIndex of(StoredBytes file) throws ObjectException {
        if (file.size() < NAMES + 2L * ID || file.size() > Integer.MAX_VALUE) {
            throw damaged();
        }
        ByteBuffer bytes = file.from(0, file.size());
        int count = bytes.getInt(NAMES - 4);
        long large = file.size() - NAMES - 2L * ID - count * (ID + 8L);
        if (bytes.getInt(0) != MAGIC || bytes.getInt(4) != 2 || count < 0 || large < 0 || large % 8 != 0) {
            throw damaged();
        }
        return new PackIndex(bytes, count);
    }

    private static ObjectException damaged() {
        return new ObjectException(ProblemKind.INDEX_DAMAGED, "it must be an index of version 2");
    }

    int count() {
        return count;
    }

    ObjectId id(int n) {
        var raw = new byte[ID];
        bytes.get(NAMES + n * ID, raw);
        return ObjectId.fromRaw(raw);
    }

    long offset(int n) {
        int offsets = NAMES + count * (ID + 4);
        int offset = bytes.getInt(offsets + n * 4);
        return (offset & LARGE) == 0 ? offset : bytes.getLong(offsets + count * 4 + (offset & ~LARGE) * 8);
    }
}
