package vpr.gitstore;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.RepositoryNotFoundException;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;
import vpr.record.CommitId;
import vpr.record.InvalidException;
import vpr.record.Provenance;
import vpr.record.RecordId;
import vpr.record.RecordKind;

/**
 * A record at one commit: what an aggregate is restored from. It shows that commit for ever, whatever is recorded later.
 * Names cost one tree a folder; a file is read only when it is asked for. Reading throws {@link
 * java.io.UncheckedIOException} when the disk fails, and only then.
 */
public final class RecordHead {
    private final RecordDirectory directory;
    private final HeadCommit commit;
    private final RecordObjects objects;

    RecordHead(RecordDirectory directory, HeadCommit commit, RecordObjects objects) {
        this.directory = directory;
        this.commit = commit;
        this.objects = objects;
    }

    public RecordId id() {
        return directory.id();
    }

    public RecordKind kind() {
        return directory.kind();
    }

    /** The number of its last event, from 0. */
    public long sequence() {
        return commit.sequence();
    }

    public CommitId commit() {
        return new CommitId(commit.id().name());
    }

    /** When its last event was recorded. */
    public Instant recordedAt() {
        return commit.recordedAt();
    }

    /** Who and what stands behind its last event. */
    public Provenance provenance() {
        return StoredCommit.parse(objects.commit(directory, commit.id()))
                .trailers()
                .provenance();
    }

    /** The file's bytes; empty when there is no such file. */
    public Optional<byte[]> file(String path) {
        return blob(path).map(id -> objects.blob(directory, id).clone());
    }

    /**
     * Whether these files are the same here as at the commit. No history is walked, so the commit need not be an earlier
     * one; every version of a file has a salt of its own, so files are the same only where nobody wrote them in between.
     *
     * @return false too when the record has no such commit
     */
    public boolean sameAt(CommitId other, List<String> paths) {
        return at(other)
                .filter(then -> paths.stream().allMatch(path -> blob(path).equals(then.blob(path))))
                .isPresent();
    }

    /** The record at another of its commits; empty when it has no such commit. */
    public Optional<RecordHead> at(CommitId other) {
        try {
            var found = StoredCommit.parse(objects.commit(directory, ObjectId.fromString(other.hex())));
            return Optional.of(new RecordHead(directory, HeadCommit.of(found), objects));
        } catch (InvalidException e) {
            return Optional.empty();
        } catch (UncheckedIOException e) {
            if (isNone(e.getCause())) {
                return Optional.empty();
            }
            throw e;
        }
    }

    // The last: of a new record nothing is applied yet, and what waits in memory was looked at before.
    private static boolean isNone(@Nullable Throwable cause) {
        return cause instanceof MissingObjectException
                || cause instanceof IncorrectObjectTypeException
                || cause instanceof RepositoryNotFoundException;
    }

    private Optional<ObjectId> blob(String path) {
        int slash = path.lastIndexOf('/');
        ObjectId folder = folder(slash < 0 ? "" : path.substring(0, slash));
        TreeCursor entry = folder == null ? null : entry(folder, path.substring(slash + 1));
        return entry == null || entry.isTree() ? Optional.empty() : Optional.of(entry.id());
    }

    /**
     * The names of the files and folders in the folder, sorted; empty when there is no such folder.
     *
     * @param folder names joined by slashes; "" is the record itself
     */
    public List<String> names(String folder) {
        ObjectId id = folder(folder);
        if (id == null) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        for (var cursor = new TreeCursor(tree(id)); cursor.next(); ) {
            names.add(cursor.name());
        }
        names.sort(null);
        return List.copyOf(names);
    }

    /** The last of the names in the folder, as Git sorts them; empty when there is no such folder, or nothing in it. */
    public Optional<String> lastName(String folder) {
        ObjectId id = folder(folder);
        return id == null
                ? Optional.empty()
                : Optional.ofNullable(TreeCursor.last(tree(id))).map(TreeCursor::name);
    }

    /** The first name in the folder that ends so; empty when there is none. */
    public Optional<String> nameEnding(String folder, String end) {
        ObjectId id = folder(folder);
        if (id == null) {
            return Optional.empty();
        }
        byte[] bytes = end.getBytes(UTF_8);
        for (var cursor = new TreeCursor(tree(id)); cursor.next(); ) {
            if (cursor.endsWith(bytes)) {
                return Optional.of(cursor.name());
            }
        }
        return Optional.empty();
    }

    /** The id that Git gives to the file's bytes: same id, same bytes. Empty when there is no such file. */
    public Optional<String> fileId(String path) {
        return blob(path).map(ObjectId::name);
    }

    private @Nullable ObjectId folder(String path) {
        ObjectId id = commit.tree();
        for (String name : path.isEmpty() ? List.<String>of() : List.of(path.split("/", -1))) {
            TreeCursor entry = entry(id, name);
            if (entry == null || !entry.isTree()) {
                return null;
            }
            id = entry.id();
        }
        return id;
    }

    private @Nullable TreeCursor entry(ObjectId folder, String name) {
        byte[] bytes = name.getBytes(UTF_8);
        for (var cursor = new TreeCursor(tree(folder)); cursor.next(); ) {
            if (cursor.isNamed(bytes)) {
                return cursor;
            }
        }
        return null;
    }

    private byte[] tree(ObjectId id) {
        return objects.treesOf(directory).read(id);
    }
}
