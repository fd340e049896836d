package vpr.gitstore;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * Writes the folders of a record, the newest version of each as it is and the older ones as deltas. A folder with a
 * thousand letters has a thousand versions, each of them 84 KB but alike the next one up to some hundred bytes. All
 * versions that differ from the newest by little are deltas of that one, so that any of them is read with few steps.
 */
final class TreeVersions {
    /** Half of git's own, so that reading stays quick: each step copies the whole folder. */
    private static final int MOST_DEPTH = 25;

    /** A smaller folder is hardly larger than a delta. */
    private static final int LEAST_BYTES = 128;

    private static final int DELTA_OVERHEAD = 16;
    private static final long MOST_REMEMBERED = 32L * 1024 * 1024;

    private final PackSources sources;
    private final PackOutput out;
    private Folder root = new Folder();
    private long remembered;

    TreeVersions(PackSources sources, PackOutput out) {
        this.sources = sources;
        this.out = out;
    }

    /** @param tree of a commit, the newer commits first */
    void write(ObjectId tree) throws IOException {
        if (remembered > MOST_REMEMBERED) {
            root = new Folder();
            remembered = 0;
        }
        write(root, tree);
    }

    private void write(Folder folder, ObjectId id) throws IOException {
        PackedObject tree = sources.find(id);
        // One that is a delta already stays as it is, and so do all that are only in it.
        if (tree == null || !tree.isWhole(Constants.OBJ_TREE) || out.has(id)) {
            return;
        }
        Version base = folder.base;
        if (base != null && writeBeginning(base, tree)) {
            return;
        }
        byte[] raw = sources.raw(tree);
        List<TreeDelta.Folder> below;
        if (base == null) {
            out.addWhole(id, Constants.OBJ_TREE, tree.size(), sources.deflated(tree));
            folder.base = remember(new Version(id, raw, 0));
            below = TreeDelta.folders(raw);
        } else {
            TreeDelta delta = TreeDelta.of(base.raw, raw);
            write(folder, base, new Version(id, raw, base.depth + 1), delta, tree);
            below = delta.changed();
        }
        for (TreeDelta.Folder one : below) {
            write(folder.below(one.name()), one.id());
        }
    }

    /**
     * Most versions are how the newest one begins, since letters are added at the end. Such a one is not read: what the delta
     * gives has its id, so it is that very folder.
     */
    private boolean writeBeginning(Version base, PackedObject tree) throws IOException {
        if (tree.size() >= base.raw.length) {
            return false;
        }
        TreeDelta delta = TreeDelta.beginning(base.raw, tree.size());
        if (!isWorthwhile(delta, base, tree)
                || !GitObject.idOf(Constants.OBJ_TREE, delta.on(base.raw)).equals(tree.id())) {
            return false;
        }
        addDelta(delta, base, tree);
        return true;
    }

    private void write(Folder folder, Version base, Version version, TreeDelta delta, PackedObject tree)
            throws IOException {
        if (isWorthwhile(delta, base, tree) && delta.gives(base.raw, version.raw)) {
            addDelta(delta, base, tree);
            if (delta.bytes().length > Math.max(64, version.raw.length / 64)) {
                folder.base = remember(version);
            }
        } else {
            out.addWhole(version.id, Constants.OBJ_TREE, version.raw.length, sources.deflated(tree));
            folder.base = remember(new Version(version.id, version.raw, 0));
        }
    }

    private boolean isWorthwhile(TreeDelta delta, Version base, PackedObject tree) {
        boolean smaller = tree.size() >= LEAST_BYTES && delta.bytes().length + DELTA_OVERHEAD < tree.storedBytes();
        return smaller && base.depth + 1 + sources.depthBelow(tree.id()) <= MOST_DEPTH;
    }

    private void addDelta(TreeDelta delta, Version base, PackedObject tree) throws IOException {
        // Numbers and ids, mostly a few bytes: nothing that gets smaller.
        out.addDelta(tree.id(), base.id, delta.bytes().length, Deflate.stored(delta.bytes()));
    }

    private Version remember(Version version) {
        remembered += version.raw.length;
        return version;
    }

    /** @param depth how many deltas have to be undone to read it */
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way through, never compared
    private record Version(ObjectId id, byte[] raw, int depth) {}

    private static final class Folder {
        private final Map<String, Folder> below = new HashMap<>();
        private @Nullable Version base;

        Folder below(String name) {
            return below.computeIfAbsent(name, key -> new Folder());
        }
    }
}
