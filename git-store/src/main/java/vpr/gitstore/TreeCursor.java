package vpr.gitstore;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;

/** Goes through the entries of a Git tree in their stored order, without making objects of those it passes. */
final class TreeCursor {
    private static final int TREE_MODE = 040000;
    private static final byte[] EMPTY = {};

    private final byte[] tree;
    private int start;
    private int nameStart;
    private int nameEnd;
    private int end;
    private int mode;

    TreeCursor(byte[] tree) {
        this.tree = tree;
    }

    static byte[] empty() {
        return EMPTY;
    }

    /** False when there are no more entries. */
    boolean next() {
        if (end == tree.length) {
            return false;
        }
        start = end;
        int at = start;
        mode = 0;
        while (byteAt(at) != ' ') {
            mode = (mode << 3) + (tree[at++] - '0');
        }
        nameStart = ++at;
        while (byteAt(at) != 0) {
            at++;
        }
        nameEnd = at;
        end = at + 1 + Constants.OBJECT_ID_LENGTH;
        if (nameEnd == nameStart || end > tree.length) {
            throw new IllegalArgumentException("tree: must be whole entries");
        }
        return true;
    }

    private byte byteAt(int at) {
        if (at >= tree.length) {
            throw new IllegalArgumentException("tree: must be whole entries");
        }
        return tree[at];
    }

    boolean isTree() {
        return mode == TREE_MODE;
    }

    /** Where the entry begins and ends in the tree's bytes. */
    int start() {
        return start;
    }

    int end() {
        return end;
    }

    int mode() {
        return mode;
    }

    String name() {
        return new String(tree, nameStart, nameEnd - nameStart, UTF_8);
    }

    ObjectId id() {
        return ObjectId.fromRaw(tree, nameEnd + 1);
    }

    boolean isNamed(byte[] name) {
        return Arrays.equals(tree, nameStart, nameEnd, name, 0, name.length);
    }

    /** Whether the entries are the same in name, mode and id. */
    boolean sameAs(TreeCursor other) {
        return Arrays.equals(tree, start, end, other.tree, other.start, other.end);
    }

    /** Git's order of names, in which a folder's name ends with a slash. */
    int compareTo(TreeCursor other) {
        return compare(tree, nameStart, nameEnd, isTree(), other.tree, other.nameStart, other.nameEnd, other.isTree());
    }

    /** The same with an entry that is not in a tree yet. */
    int compareTo(byte[] name, boolean folder) {
        return compare(tree, nameStart, nameEnd, isTree(), name, 0, name.length, folder);
    }

    private static int compare(
            byte[] a, int aFrom, int aEnd, boolean aFolder, byte[] b, int bFrom, int bEnd, boolean bFolder) {
        int common = Math.min(aEnd - aFrom, bEnd - bFrom);
        int mismatch = Arrays.mismatch(a, aFrom, aFrom + common, b, bFrom, bFrom + common);
        if (mismatch >= 0) {
            return Integer.compare(a[aFrom + mismatch] & 0xff, b[bFrom + mismatch] & 0xff);
        }
        return Integer.compare(after(a, aFrom + common, aEnd, aFolder), after(b, bFrom + common, bEnd, bFolder));
    }

    private static int after(byte[] name, int at, int end, boolean folder) {
        if (at < end) {
            return name[at] & 0xff;
        }
        return folder ? '/' : 0;
    }

    /** Copies the entry as it stands. */
    void copyTo(ByteArrayOutputStream out) {
        out.write(tree, start, end - start);
    }
}
