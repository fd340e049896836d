package vpr.gitstore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;
import vpr.record.RecordId;

/**
 * The objects of records, wherever they are at the moment: pending, in memory, or in the repository. In this order, so that
 * an object is never missed while it moves from the journal to its repository.
 */
final class RecordObjects implements AutoCloseable {
    private static final long FOLDER_BYTES = 64L * 1024 * 1024;
    private static final int MOST_FOLDERS = 16;
    private static final long WRITTEN_BYTES = 64L * 1024 * 1024;

    private final Repositories repositories;
    private final PendingObjects pending = new PendingObjects();
    /** By record, so that a folder goes when a newer one takes its place, and nothing old drives out what is needed. */
    private final Lru<RecordId, Map<ObjectId, byte[]>> folders =
            new Lru<>(FOLDER_BYTES, RecordObjects::bytes, forgotten -> {});

    private final Lru<ObjectId, WrittenEvent> written = new Lru<>(WRITTEN_BYTES, WrittenEvent::bytes, forgotten -> {});
    private volatile boolean followed;

    RecordObjects(Repositories repositories) {
        this.repositories = repositories;
    }

    PendingObjects pending() {
        return pending;
    }

    /** Keeps the folders of a record's last event at hand, in place of those of the events before: the next starts there. */
    void remember(RecordId record, List<GitObject> trees) {
        Map<ObjectId, byte[]> known = HashMap.newHashMap(trees.size());
        trees.forEach(tree -> known.put(tree.id(), tree.raw()));
        folders.put(record, Map.copyOf(known));
    }

    /**
     * Keeps an event at hand for those who follow the events, found by its commit's id, which stands for every byte of it: they
     * need not take apart what was put together in this process. Where nobody follows, nothing is kept.
     */
    void remember(WrittenEvent event) {
        if (followed) {
            written.put(event.event().commit().id(), event);
        }
    }

    /** An event that was kept so, which goes: whoever takes it keeps it for the others. */
    @Nullable
    WrittenEvent takeWritten(ObjectId commit) {
        followed = true;
        return written.take(commit);
    }

    Trees treesOf(RecordDirectory directory) {
        return id -> tree(directory, id);
    }

    private byte[] tree(RecordDirectory directory, ObjectId id) {
        byte[] waiting = pending.find(directory.id(), id);
        if (waiting != null) {
            return waiting;
        }
        Map<ObjectId, byte[]> known = folders.get(directory.id());
        byte[] folder = known == null ? null : known.get(id);
        if (folder != null) {
            return folder;
        }
        byte[] read = stored(directory, id, Constants.OBJ_TREE);
        Map<ObjectId, byte[]> more =
                known == null || known.size() >= MOST_FOLDERS ? new HashMap<>() : new HashMap<>(known);
        more.put(id, read);
        folders.put(directory.id(), Map.copyOf(more));
        return read;
    }

    private static long bytes(Map<ObjectId, byte[]> folders) {
        long bytes = 200;
        for (byte[] folder : folders.values()) {
            bytes += folder.length + 100;
        }
        return bytes;
    }

    byte[] blob(RecordDirectory directory, ObjectId id) {
        return read(directory, id, Constants.OBJ_BLOB);
    }

    byte[] commit(RecordDirectory directory, ObjectId id) {
        return read(directory, id, Constants.OBJ_COMMIT);
    }

    private byte[] read(RecordDirectory directory, ObjectId id, int type) {
        byte[] waiting = pending.find(directory.id(), id);
        return waiting == null ? stored(directory, id, type) : waiting;
    }

    private byte[] stored(RecordDirectory directory, ObjectId id, int type) {
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
