package vpr.gitstore;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;

/**
 * The objects of records, wherever they are at the moment: pending, in the cache of trees, or in the repository. In this
 * order, so that an object is never missed while it moves from the journal to its repository.
 */
final class RecordObjects implements AutoCloseable {
    private static final long TREE_BYTES = 32L * 1024 * 1024;

    private final Repositories repositories;
    private final PendingObjects pending = new PendingObjects();
    private final Lru<ObjectId, byte[]> trees = new Lru<>(TREE_BYTES, tree -> tree.length + 100, tree -> {});

    RecordObjects(Repositories repositories) {
        this.repositories = repositories;
    }

    PendingObjects pending() {
        return pending;
    }

    /** Keeps the trees at hand that the next event of a busy record starts from. */
    void remember(GitObject tree) {
        trees.put(tree.id(), tree.raw());
    }

    Trees treesOf(RecordDirectory directory) {
        return id -> tree(directory, id);
    }

    private byte[] tree(RecordDirectory directory, ObjectId id) {
        byte[] cached = trees.get(id);
        if (cached != null) {
            return cached;
        }
        byte[] tree = read(directory, id, Constants.OBJ_TREE);
        trees.put(id, tree);
        return tree;
    }

    byte[] blob(RecordDirectory directory, ObjectId id) {
        return read(directory, id, Constants.OBJ_BLOB);
    }

    byte[] commit(RecordDirectory directory, ObjectId id) {
        return read(directory, id, Constants.OBJ_COMMIT);
    }

    private byte[] read(RecordDirectory directory, ObjectId id, int type) {
        byte[] waiting = pending.find(directory.id(), id);
        if (waiting != null) {
            return waiting;
        }
        try {
            return repositories.read(directory, id, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        repositories.close();
    }
}
