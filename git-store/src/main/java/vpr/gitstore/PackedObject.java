package vpr.gitstore;

import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * An object as it lies in a pack.
 *
 * @param storedType 1 commit, 2 tree, 3 blob, 4 tag, or one of the two kinds of deltas
 * @param size of what is deflated: the object or the delta
 * @param at where its header begins in the pack
 * @param dataAt where its zlib stream begins
 * @param end where the next object begins
 * @param base in the same pack, for a delta
 */
record PackedObject(
        ObjectId id,
        OpenPack pack,
        int storedType,
        int size,
        int at,
        int dataAt,
        int end,
        int crc,
        @Nullable ObjectId base) {

    boolean isDelta() {
        return base != null;
    }

    boolean isWhole(int type) {
        return storedType == type;
    }

    int storedBytes() {
        return end - dataAt;
    }

    static boolean isDelta(int storedType) {
        return storedType == Constants.OBJ_OFS_DELTA || storedType == Constants.OBJ_REF_DELTA;
    }
}
