package vpr.gitstore;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * Those folders of a pack that are hardly different from a newer one in it, which is so when several letters of one record
 * are written at once. They are deltas of it: some bytes, where the folder of a thousand letters has 84 KB.
 */
final class OlderFolders {
    /** A smaller one saves less than a block of the file system. */
    private static final int LEAST_BYTES = 1024;

    /** Newer ones that each is compared with: a record has few large folders. */
    private static final int MOST_BASES = 4;

    /** Else it is another folder, or much was done to it: joining packs looks at that again ({@link TreeVersions}). */
    private static final int LEAST_TIMES_SMALLER = 8;

    private final Map<ObjectId, One> found = new LinkedHashMap<>();

    private OlderFolders() {}

    /** @param base which is stored whole */
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way through, never compared
    record One(ObjectId id, ObjectId base, byte[] delta) {}

    /** @param objects the oldest first */
    static OlderFolders of(Collection<GitObject> objects) {
        List<GitObject> folders = new ArrayList<>();
        for (GitObject object : objects) {
            if (object.type() == Constants.OBJ_TREE && object.raw().length >= LEAST_BYTES) {
                folders.add(object);
            }
        }
        var older = new OlderFolders();
        older.find(folders.reversed());
        return older;
    }

    private void find(List<GitObject> newestFirst) {
        Deque<GitObject> bases = new ArrayDeque<>(MOST_BASES);
        for (GitObject folder : newestFirst) {
            One older = older(folder, bases);
            if (older != null) {
                found.put(folder.id(), older);
                continue;
            }
            if (bases.size() == MOST_BASES) {
                bases.removeLast();
            }
            bases.addFirst(folder);
        }
    }

    private static @Nullable One older(GitObject folder, Deque<GitObject> bases) {
        for (GitObject base : bases) {
            TreeDelta delta = TreeDelta.of(base.raw(), folder.raw());
            if (delta.bytes().length <= folder.raw().length / LEAST_TIMES_SMALLER
                    && delta.gives(base.raw(), folder.raw())) {
                return new One(folder.id(), base.id(), delta.bytes());
            }
        }
        return null;
    }

    boolean has(ObjectId id) {
        return found.containsKey(id);
    }

    Collection<One> all() {
        return found.values();
    }
}
