package vpr.gitstore;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.jgit.internal.storage.pack.BinaryDelta;
import org.eclipse.jgit.lib.ObjectId;

/**
 * One version of a folder written as a Git delta on another. Both are in Git's order of names, so one walk through them
 * finds what is alike, entry by entry, where a search for equal bytes would cost a thousand times as much.
 *
 * @param bytes the delta, as it is deflated in a pack
 * @param changed the entries that the base does not have like this, when they are folders
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way through, never compared
record TreeDelta(byte[] bytes, List<Folder> changed) {
    /** A folder by its name in the tree. */
    record Folder(String name, ObjectId id) {}

    static TreeDelta of(byte[] base, byte[] target) {
        var writing = new Writing(base, target);
        writing.write();
        return new TreeDelta(writing.out.toByteArray(), writing.changed);
    }

    /** The target is how the base begins: the folder before the last entries were added. */
    static TreeDelta beginning(byte[] base, int length) {
        var writing = new Writing(base, base);
        writing.beginning(length);
        return new TreeDelta(writing.out.toByteArray(), List.of());
    }

    /** All the folders in a tree. */
    static List<Folder> folders(byte[] tree) {
        List<Folder> folders = new ArrayList<>();
        for (var cursor = new TreeCursor(tree); cursor.next(); ) {
            if (cursor.isTree()) {
                folders.add(new Folder(cursor.name(), cursor.id()));
            }
        }
        return folders;
    }

    /** Whether Git makes the target of it. */
    boolean gives(byte[] base, byte[] target) {
        return Arrays.equals(on(base), target);
    }

    /** What Git makes of it. */
    byte[] on(byte[] base) {
        return BinaryDelta.apply(base, bytes);
    }

    private static final class Writing {
        /** What git itself writes at most. */
        private static final int MOST_COPIED = 0xffff;

        private static final int MOST_INSERTED = 127;

        private final byte[] base;
        private final byte[] target;
        private final ByteArrayOutputStream out = new ByteArrayOutputStream(64);
        private final List<Folder> changed = new ArrayList<>();
        // The bytes of the base that are to be copied and of the target that are to be inserted after them.
        private int copyFrom;
        private int copyTo;
        private int insertFrom;
        private int insertTo;

        Writing(byte[] base, byte[] target) {
            this.base = base;
            this.target = target;
        }

        void write() {
            int mismatch = Arrays.mismatch(base, target);
            if (mismatch < 0 || mismatch == target.length) {
                beginning(target.length);
            } else {
                number(base.length);
                number(target.length);
                walk();
                flush();
            }
        }

        void beginning(int length) {
            number(base.length);
            number(length);
            copy(0, length);
            flush();
        }

        private void walk() {
            var old = new TreeCursor(base);
            boolean more = old.next();
            for (var now = new TreeCursor(target); now.next(); ) {
                while (more && old.compareTo(now) < 0) {
                    more = old.next();
                }
                if (more && old.sameAs(now)) {
                    copy(old.start(), old.end());
                } else {
                    insert(now);
                }
            }
        }

        private void copy(int from, int to) {
            if (insertFrom < insertTo || copyTo != from) {
                flush();
                copyFrom = from;
            }
            copyTo = to;
        }

        private void insert(TreeCursor entry) {
            if (insertFrom == insertTo) {
                insertFrom = entry.start();
            }
            insertTo = entry.end();
            if (entry.isTree()) {
                changed.add(new Folder(entry.name(), entry.id()));
            }
        }

        private void flush() {
            while (copyFrom < copyTo) {
                int length = Math.min(MOST_COPIED, copyTo - copyFrom);
                copyCommand(copyFrom, length);
                copyFrom += length;
            }
            while (insertFrom < insertTo) {
                int length = Math.min(MOST_INSERTED, insertTo - insertFrom);
                out.write(length);
                out.write(target, insertFrom, length);
                insertFrom += length;
            }
        }

        /** A byte that says which bytes follow: four of the offset, two of the length, zeros left out. */
        private void copyCommand(int from, int length) {
            int command = 0x80;
            var following = new ByteArrayOutputStream(6);
            for (int i = 0; i < 4; i++) {
                command |= given(following, from >>> (8 * i), 1 << i);
            }
            for (int i = 0; i < 2; i++) {
                command |= given(following, length >>> (8 * i), 0x10 << i);
            }
            out.write(command);
            out.writeBytes(following.toByteArray());
        }

        private static int given(ByteArrayOutputStream following, int value, int flag) {
            if ((value & 0xff) == 0) {
                return 0;
            }
            following.write(value);
            return flag;
        }

        private void number(int value) {
            int rest = value;
            for (; rest > 0x7f; rest >>>= 7) {
                out.write((rest & 0x7f) | 0x80);
            }
            out.write(rest);
        }
    }
}
