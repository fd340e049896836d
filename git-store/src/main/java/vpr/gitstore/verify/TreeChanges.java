package vpr.gitstore.verify;

import java.io.IOException;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * Which files a commit changes. What is the same in both trees is not read: it is checked with the commit that brought it.
 */
final class TreeChanges {
    private static final byte[] EMPTY = {};

    private final RecordPacks objects;
    private final SortedMap<String, ObjectId> files = new TreeMap<>();

    private TreeChanges(RecordPacks objects) {
        this.objects = objects;
    }

    /** By path, the file's id in {@code after}; zero where it is only in {@code before}. */
    static SortedMap<String, ObjectId> between(RecordPacks objects, @Nullable ObjectId before, ObjectId after)
            throws IOException {
        var changes = new TreeChanges(objects);
        if (!after.equals(before)) {
            changes.folder("", before, after);
        }
        return changes.files;
    }

    private void folder(String prefix, @Nullable ObjectId before, @Nullable ObjectId after) throws IOException {
        var old = new TreeEntries(before == null ? EMPTY : objects.tree(before));
        var now = new TreeEntries(after == null ? EMPTY : objects.tree(after));
        boolean hasOld = old.next();
        boolean hasNow = now.next();
        while (hasOld || hasNow) {
            int order = !hasOld ? 1 : !hasNow ? -1 : old.compareTo(now);
            boolean same = order == 0 && old.sameAs(now);
            if (order == 0 && !same) {
                add(prefix, old.isFolder() ? old.id() : null, now);
                if (old.sameRest(now)) {
                    return;
                }
            } else if (order < 0) {
                gone(prefix, old);
            } else if (order > 0) {
                add(prefix, null, now);
            }
            hasOld = order <= 0 ? old.next() : hasOld;
            hasNow = order >= 0 ? now.next() : hasNow;
        }
    }

    private void add(String prefix, @Nullable ObjectId oldFolder, TreeEntries now) throws IOException {
        String path = prefix + now.name();
        if (now.isFolder()) {
            folder(path + "/", oldFolder, now.id());
        } else {
            files.put(path, now.id());
        }
    }

    private void gone(String prefix, TreeEntries old) throws IOException {
        String path = prefix + old.name();
        if (old.isFolder()) {
            folder(path + "/", old.id(), null);
        } else {
            files.put(path, ObjectId.zeroId());
        }
    }
}
