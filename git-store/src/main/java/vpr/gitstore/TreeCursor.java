package vpr.gitstore;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/** Goes through the entries of a Git tree in their stored order, without making objects of those it passes. */
final class TreeCursor {
    private static final int TREE_MODE = 040000;
    private static final byte[] EMPTY = {};

    /** How the entry of a folder begins. */
    static final byte[] FOLDER = "40000 ".getBytes(US_ASCII);
    /** How the entry of a file begins. */
    static final byte[] FILE = "100644 ".getBytes(US_ASCII);

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

    /**
     * At the last entry, found from the end: a large folder is not gone through for what comes after it. Null when there is
     * none, or when a name holds a space, which in a record none does.
     */
    static @Nullable TreeCursor last(byte[] tree) {
        int space = tree.length - Constants.OBJECT_ID_LENGTH - 2;
        while (space >= 0 && tree[space] != ' ') {
            space--;
        }
        for (byte[] mode : new byte[][] {FOLDER, FILE}) {
            int start = space + 1 - mode.length;
            if (start >= 0 && Arrays.equals(tree, start, space + 1, mode, 0, mode.length)) {
                var cursor = new TreeCursor(tree);
                cursor.end = start;
                return cursor.next() && cursor.end == tree.length ? cursor : null;
            }
        }
        return null;
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

    boolean endsWith(byte[] end) {
        int from = nameEnd - end.length;
        return from >= nameStart && Arrays.equals(tree, from, nameEnd, end, 0, end.length);
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
