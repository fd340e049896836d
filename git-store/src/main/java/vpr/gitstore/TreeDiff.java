package vpr.gitstore;

import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/** Which files differ between two trees; folders that are the same in both are not read. */
final class TreeDiff {
    private final Trees trees;
    private final SortedMap<String, ObjectId> files = new TreeMap<>();

    private TreeDiff(Trees trees) {
        this.trees = trees;
    }

    /** By path, the file's id in {@code after}; zero where it is only in {@code before}. */
    static SortedMap<String, ObjectId> between(Trees trees, @Nullable ObjectId before, ObjectId after) {
        var diff = new TreeDiff(trees);
        diff.folder("", before, after);
        return diff.files;
    }

    private void folder(String prefix, @Nullable ObjectId before, @Nullable ObjectId after) {
        var old = new TreeCursor(before == null ? TreeCursor.empty() : trees.read(before));
        var now = new TreeCursor(after == null ? TreeCursor.empty() : trees.read(after));
        boolean hasOld = old.next();
        boolean hasNow = now.next();
        while (hasOld || hasNow) {
            int order = !hasOld ? 1 : !hasNow ? -1 : old.compareTo(now);
            if (order == 0 && !old.sameAs(now)) {
                changed(prefix, old, now);
            } else if (order < 0) {
                gone(prefix, old);
            } else if (order > 0) {
                added(prefix, now);
            }
            hasOld = order <= 0 ? old.next() : hasOld;
            hasNow = order >= 0 ? now.next() : hasNow;
        }
    }

    private void changed(String prefix, TreeCursor old, TreeCursor now) {
        if (now.isTree()) {
            folder(prefix + now.name() + "/", old.id(), now.id());
        } else {
            files.put(prefix + now.name(), now.id());
        }
    }

    private void gone(String prefix, TreeCursor old) {
        if (old.isTree()) {
            folder(prefix + old.name() + "/", old.id(), null);
        } else {
            files.put(prefix + old.name(), ObjectId.zeroId());
        }
    }

    private void added(String prefix, TreeCursor now) {
        if (now.isTree()) {
            folder(prefix + now.name() + "/", null, now.id());
        } else {
            files.put(prefix + now.name(), now.id());
        }
    }
}
