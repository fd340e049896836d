package vpr.gitstore;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;

/**
 * Makes the trees of a record's journalled commits again. Each must be the one that its signed commit names: anything else
 * means that the repository is not what it was when the commit was made.
 */
final class Recomputation {
    private final RecordObjects objects;
    private final Map<ObjectId, byte[]> made = new HashMap<>();
    private Optional<ObjectId> root;

    /** @param root the tree of the commit that the first change builds on */
    Recomputation(RecordObjects objects, Optional<ObjectId> root) {
        this.objects = objects;
        this.root = root;
    }

    /** The change with its trees; the next one is to follow it. */
    RecordChange next(RecordChange change) throws IOException {
        List<CommitChange> whole = new ArrayList<>();
        for (CommitChange commit : change.commits()) {
            Trees before = objects.treesOf(change.directory());
            var edit = new TreeEdit(id -> {
                byte[] own = made.get(id);
                return own == null ? before.read(id) : own;
            });
            ObjectId tree = edit.apply(root.orElse(null), commit.files());
            if (!tree.equals(commit.stored().tree())) {
                throw new IOException("record " + change.record() + ", commit "
                        + commit.stored().id().name()
                        + ": the journalled files must give the tree that the commit names; restore the record");
            }
            edit.made().forEach(object -> made.put(object.id(), object.raw()));
            root = Optional.of(tree);
            whole.add(commit.withTrees(edit.made()));
        }
        return new RecordChange(change.directory(), change.oldTip(), whole);
    }
}
