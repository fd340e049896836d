package vpr.gitstore.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;

/** Goes through the entries of a tree: plain files and folders, and nothing else. */
final class TreeEntries {
    private static final int FILE = 0100644;
    private static final int FOLDER = 040000;

    private final byte[] tree;
    private int start;
    private int nameStart;
    private int nameEnd;
    private int end;
    private int mode;

    TreeEntries(byte[] tree) {
        this.tree = tree;
    }

    boolean next() throws ObjectException {
        if (end == tree.length) {
            return false;
        }
        start = end;
        int at = start;
        mode = 0;
        try {
            while (tree[at] != ' ') {
                mode = (mode << 3) + (tree[at++] - '0');
            }
            nameStart = ++at;
            while (tree[at] != 0) {
                at++;
            }
        } catch (IndexOutOfBoundsException e) {
            throw wrong();
        }
        nameEnd = at;
        end = at + 1 + Constants.OBJECT_ID_LENGTH;
        if (nameEnd == nameStart || end > tree.length || (mode != FILE && mode != FOLDER)) {
            throw wrong();
        }
        return true;
    }

    private static ObjectException wrong() {
        return new ObjectException(ProblemKind.COMMIT_WRONG, "its trees must hold plain files and folders only");
    }

    boolean isFolder() {
        return mode == FOLDER;
    }

    String name() {
        return new String(tree, nameStart, nameEnd - nameStart, UTF_8);
    }

    ObjectId id() {
        return ObjectId.fromRaw(tree, nameEnd + 1);
    }

    boolean sameAs(TreeEntries other) {
        return Arrays.equals(tree, start, end, other.tree, other.start, other.end);
    }

    /** Whether all that follows is the same. */
    boolean sameRest(TreeEntries other) {
        return Arrays.equals(tree, end, tree.length, other.tree, other.end, other.tree.length);
    }

    /** Git's order of names, in which a folder's name ends with a slash. */
    int compareTo(TreeEntries other) {
        int common = Math.min(nameEnd - nameStart, other.nameEnd - other.nameStart);
        int mismatch = Arrays.mismatch(
                tree, nameStart, nameStart + common, other.tree, other.nameStart, other.nameStart + common);
        int at = mismatch < 0 ? common : mismatch;
        return Integer.compare(byteAt(at), other.byteAt(at));
    }

    private int byteAt(int at) {
        if (nameStart + at < nameEnd) {
            return tree[nameStart + at] & 0xff;
        }
        return isFolder() ? '/' : 0;
    }
}
