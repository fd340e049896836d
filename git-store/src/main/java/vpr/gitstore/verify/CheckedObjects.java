package vpr.gitstore.verify;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;

/** Reads objects and believes them only when their bytes have their id. Each tree and blob is checked once. */
final class CheckedObjects {
    private static final int MOST_BYTES = 32 * 1024 * 1024;

    private final ObjectReader reader;
    private final ObjectInserter.Formatter ids = new ObjectInserter.Formatter();
    private final Set<ObjectId> checked = new HashSet<>();

    CheckedObjects(ObjectReader reader) {
        this.reader = reader;
    }

    /** @throws IOException when it is missing or its bytes are others */
    byte[] read(ObjectId id, int type) throws IOException {
        byte[] bytes = reader.open(id, type).getCachedBytes(MOST_BYTES);
        if (!ids.idFor(type, bytes).equals(id)) {
            throw new IOException("object " + id.name() + " has other bytes than its id says");
        }
        return bytes;
    }

    /** The tree and all that it holds, as far as they were not checked before. */
    void checkTree(ObjectId tree) throws IOException {
        if (checked.contains(tree)) {
            return;
        }
        var entries = new CanonicalTreeParser();
        entries.reset(read(tree, Constants.OBJ_TREE));
        for (; !entries.eof(); entries.next(1)) {
            ObjectId id = entries.getEntryObjectId();
            if (entries.getEntryFileMode().equals(FileMode.TREE)) {
                checkTree(id);
            } else if (!entries.getEntryFileMode().equals(FileMode.REGULAR_FILE)) {
                throw new IOException("tree " + tree.name() + " must hold plain files and folders only");
            } else if (checked.add(id)) {
                var _ = read(id, Constants.OBJ_BLOB);
            }
        }
        checked.add(tree);
    }
}
