package vpr.gitstore;

import java.io.IOException;
import java.util.Optional;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.revwalk.ObjectWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.jspecify.annotations.Nullable;

/** The open repositories, a bounded number of them. Safe for many threads. */
final class Repositories implements AutoCloseable {
    private static final int MOST_OPEN = 512;

    private final Lru<RecordDirectory, FileRepository> open =
            new Lru<>(MOST_OPEN, repository -> 1, FileRepository::close);

    private final FewPacks fewPacks = new FewPacks();

    Repositories() {
        OwnConfiguration.use();
    }

    /** The raw object. */
    byte[] read(RecordDirectory directory, ObjectId id, int type) throws IOException {
        byte[] read = fewPacks.read(directory, id, type);
        if (read != null) {
            return read;
        }
        try {
            return tryRead(directory, id, type);
        } catch (MissingObjectException e) {
            // Another process may have written or repacked it since the repository was opened here.
            forget(directory);
            return tryRead(directory, id, type);
        }
    }

    private byte[] tryRead(RecordDirectory directory, ObjectId id, int type) throws IOException {
        try (FileRepository repository = use(directory);
                ObjectReader reader = repository.newObjectReader()) {
            return reader.open(id, type).getCachedBytes(GitObject.MOST_BYTES);
        }
    }

    /** Where {@code main} is; empty when it is not there yet. */
    Optional<ObjectId> main(RecordDirectory directory) throws IOException {
        try (FileRepository repository = use(directory)) {
            Ref ref = repository.exactRef(RecordDirectory.MAIN);
            return Optional.ofNullable(ref).map(Ref::getObjectId);
        }
    }

    /** Whether everything is there that {@code main} reaches. */
    boolean isComplete(RecordDirectory directory) throws IOException {
        forget(directory);
        Optional<ObjectId> tip = main(directory);
        try (FileRepository repository = use(directory);
                var walk = new ObjectWalk(repository)) {
            if (tip.isPresent()) {
                walk.markStart(walk.parseCommit(tip.get()));
                walk.checkConnectivity();
            }
            return true;
        } catch (MissingObjectException e) {
            return false;
        }
    }

    /** The next use opens it anew. */
    void forget(RecordDirectory directory) {
        open.remove(directory);
        fewPacks.forget(directory);
    }

    /** The repository, to be closed after use. */
    FileRepository use(RecordDirectory directory) throws IOException {
        FileRepository found = find(directory);
        if (found != null) {
            return found;
        }
        var opened = (FileRepository) new FileRepositoryBuilder()
                .setGitDir(directory.git().toFile())
                .setBare()
                .setMustExist(true)
                .build();
        opened.incrementOpen();
        open.put(directory, opened);
        return opened;
    }

    private @Nullable FileRepository find(RecordDirectory directory) {
        synchronized (open) {
            FileRepository found = open.get(directory);
            if (found != null) {
                found.incrementOpen();
            }
            return found;
        }
    }

    @Override
    public void close() {
        open.clear();
    }
}
