package vpr.gitstore;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * The objects of records, wherever they are at the moment: pending, in the cache, or in the repository. In this
 * order, so that an object is never missed while it moves from the journal to its repository.
 */
final class RecordObjects implements AutoCloseable {
    private static final long CACHED_BYTES = 32L * 1024 * 1024;
    private static final long WRITTEN_BYTES = 32L * 1024 * 1024;

    private final Repositories repositories;
    private final PendingObjects pending = new PendingObjects();
    private final Lru<ObjectId, StoredEvent> written = new Lru<>(WRITTEN_BYTES, StoredEvent::bytes, event -> {});
    private final Lru<ObjectId, byte[]> cached = new Lru<>(CACHED_BYTES, bytes -> bytes.length + 100, bytes -> {});

    RecordObjects(Repositories repositories) {
        this.repositories = repositories;
    }

    PendingObjects pending() {
        return pending;
    }

    /**
     * Keeps at hand what was just written: the next event of a busy record starts from its trees, and who follows the events
     * reads all of it next.
     */
    void remember(GitObject object) {
        cached.put(object.id(), object.raw());
    }

    /**
     * The same for an event as a whole, found by its commit's id, which stands for every byte of it: whoever follows the
     * events need not take apart what was put together in this process.
     */
    void remember(StoredEvent event) {
        written.put(event.commit().id(), event);
    }

    @Nullable
    StoredEvent written(ObjectId commit) {
        return written.get(commit);
    }

    Trees treesOf(RecordDirectory directory) {
        return id -> tree(directory, id);
    }

    private byte[] tree(RecordDirectory directory, ObjectId id) {
        byte[] tree = read(directory, id, Constants.OBJ_TREE);
        cached.put(id, tree);
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
        byte[] known = cached.get(id);
        if (known != null) {
            return known;
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
