package vpr.gitstore;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * Splices changed files into a record's tree: only the trees on the way to a changed file are read and made anew, whatever
 * else the record holds. The same edit of the same tree always gives the same ids, so recovery can repeat it.
 */
final class TreeEdit {
    private final Trees trees;
    private final List<GitObject> made = new ArrayList<>();

    TreeEdit(Trees trees) {
        this.trees = trees;
    }

    /** The trees that did not exist before, inner ones first. */
    List<GitObject> made() {
        return made;
    }

    /**
     * The id of the changed root.
     *
     * @param root null for a record without files
     * @param files what each path holds from now on; zero where it goes. A path that was a folder becomes a file and the
     *     other way round
     */
    ObjectId apply(@Nullable ObjectId root, SortedMap<String, ObjectId> files) {
        byte[] changed = edit(root, files);
        return add(changed == null ? TreeCursor.empty() : changed);
    }

    private ObjectId add(byte[] raw) {
        GitObject tree = GitObject.of(Constants.OBJ_TREE, raw);
        made.add(tree);
        return tree.id();
    }

    /** The new tree, or null when nothing is left in it. */
    private byte @Nullable [] edit(@Nullable ObjectId id, SortedMap<String, ObjectId> files) {
        byte[] before = id == null ? TreeCursor.empty() : trees.read(id);
        List<Entry> entries = new ArrayList<>();
        TreeCursor last = TreeCursor.last(before);
        byName(files).forEach((name, below) -> entries.add(entry(before, last, name, below)));
        entries.sort(null);
        byte[] after = last != null && comeAfter(entries, last) ? append(before, entries) : splice(before, entries);
        return after.length == 0 ? null : after;
    }

    /** For each name in this folder the changes below it, under "" when the name itself is the file. */
    private static SortedMap<String, SortedMap<String, ObjectId>> byName(SortedMap<String, ObjectId> files) {
        var names = new TreeMap<String, SortedMap<String, ObjectId>>();
        files.forEach((path, blob) -> {
            int slash = path.indexOf('/');
            String name = slash < 0 ? path : path.substring(0, slash);
            names.computeIfAbsent(name, key -> new TreeMap<>()).put(slash < 0 ? "" : path.substring(slash + 1), blob);
        });
        return names;
    }

    /** What the name stands for afterwards. To remove what is not there changes nothing. */
    private Entry entry(byte[] before, @Nullable TreeCursor last, String name, SortedMap<String, ObjectId> changes) {
        byte[] bytes = name.getBytes(US_ASCII);
        TreeCursor old = last != null && isBeyond(last, bytes) ? null : find(before, bytes);
        var below = new TreeMap<>(changes);
        ObjectId file = below.remove("");
        if (file != null && !file.equals(ObjectId.zeroId())) {
            return new Entry(bytes, false, file);
        }
        ObjectId oldFolder = old != null && old.isTree() ? old.id() : null;
        if (below.isEmpty()) {
            return new Entry(bytes, oldFolder != null, oldFolder);
        }
        byte[] folder = edit(oldFolder, below);
        if (folder != null) {
            return new Entry(bytes, true, add(folder));
        }
        return new Entry(bytes, false, old != null && !old.isTree() && file == null ? old.id() : null);
    }

    private static @Nullable TreeCursor find(byte[] tree, byte[] name) {
        for (var cursor = new TreeCursor(tree); cursor.next(); ) {
            if (cursor.isNamed(name)) {
                return cursor;
            }
        }
        return null;
    }

    /** Beyond the last entry whether it stands for a file or for a folder there. */
    private static boolean isBeyond(TreeCursor last, byte[] name) {
        return last.compareTo(name, false) < 0 && last.compareTo(name, true) < 0 && !last.isNamed(name);
    }

    private static boolean comeAfter(List<Entry> entries, TreeCursor last) {
        return entries.stream().allMatch(entry -> isBeyond(last, entry.name));
    }

    /** What is new in a record mostly has the newest name: nothing before it is looked at. */
    private static byte[] append(byte[] before, List<Entry> entries) {
        var out = new ByteArrayOutputStream(128 * entries.size());
        entries.forEach(entry -> entry.writeTo(out));
        byte[] more = out.toByteArray();
        byte[] after = Arrays.copyOf(before, before.length + more.length);
        System.arraycopy(more, 0, after, before.length, more.length);
        return after;
    }

    private static byte[] splice(byte[] before, List<Entry> entries) {
        var out = new ByteArrayOutputStream(before.length + 64 * entries.size());
        int next = 0;
        for (var cursor = new TreeCursor(before); cursor.next(); ) {
            if (isAny(entries, cursor)) {
                continue;
            }
            while (next < entries.size() && cursor.compareTo(entries.get(next).name, entries.get(next).folder) > 0) {
                entries.get(next++).writeTo(out);
            }
            cursor.copyTo(out);
        }
        entries.subList(next, entries.size()).forEach(entry -> entry.writeTo(out));
        return out.toByteArray();
    }

    private static boolean isAny(List<Entry> entries, TreeCursor cursor) {
        for (Entry entry : entries) {
            if (cursor.isNamed(entry.name)) {
                return true;
            }
        }
        return false;
    }

    /** A changed entry; it goes where the id is null. */
    @SuppressWarnings("ArrayRecordComponent") // compared by compareTo only
    private record Entry(
            byte[] name, boolean folder, @Nullable ObjectId id) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            return sortKey().compareTo(other.sortKey());
        }

        private String sortKey() {
            return new String(name, US_ASCII) + (folder ? "/" : "");
        }

        void writeTo(ByteArrayOutputStream out) {
            if (id == null) {
                return;
            }
            byte[] mode = folder ? TreeCursor.FOLDER : TreeCursor.FILE;
            out.write(mode, 0, mode.length);
            out.write(name, 0, name.length);
            out.write(0);
            var raw = new byte[Constants.OBJECT_ID_LENGTH];
            id.copyRawTo(raw, 0);
            out.write(raw, 0, raw.length);
        }
    }
}
