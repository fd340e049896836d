package vpr.gitstore;

import java.io.IOException;
import java.util.Optional;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.revwalk.RevWalk;

/** Moves {@code main}, and only from the value that was read: whoever else moved it meanwhile is never overwritten. */
final class MainRef {
    private final Repositories repositories;

    MainRef(Repositories repositories) {
        this.repositories = repositories;
    }

    Optional<ObjectId> read(RecordDirectory directory) throws IOException {
        var loose = new LooseRef(directory);
        Optional<ObjectId> found = loose.read();
        return found.isPresent() || !loose.mayStandElsewhere() ? found : repositories.main(directory);
    }

    /** Forward, when it is the one file that it nearly always is and holds this id; else false, and nothing has changed. */
    boolean advanceFrom(RecordDirectory directory, ObjectId from, ObjectId to) throws IOException {
        return new LooseRef(directory).replaceIf(Optional.of(from), to);
    }

    /** Forward, along the record's own commits. */
    void advance(RecordDirectory directory, Optional<ObjectId> from, ObjectId to) throws IOException {
        var loose = new LooseRef(directory);
        if (!loose.mayBePacked() || (from.isPresent() && loose.read().equals(from))) {
            loose.replace(from, to);
        } else {
            update(directory, from, to, false);
        }
    }

    /** To our commit, from one that is not ours or that is behind it. */
    void putBack(RecordDirectory directory, Optional<ObjectId> from, ObjectId to) throws IOException {
        update(directory, from, to, true);
    }

    private void update(RecordDirectory directory, Optional<ObjectId> from, ObjectId to, boolean force)
            throws IOException {
        try (FileRepository repository = repositories.use(directory);
                RevWalk walk = new RevWalk(repository)) {
            RefUpdate update = repository.updateRef(RecordDirectory.MAIN);
            update.setExpectedOldObjectId(from.orElse(ObjectId.zeroId()));
            update.setNewObjectId(to);
            update.setForceUpdate(force);
            update.disableRefLog();
            RefUpdate.Result result = update.update(walk);
            switch (result) {
                case NEW, FAST_FORWARD -> {}
                case FORCED -> {
                    if (!force) {
                        throw refused(directory, result);
                    }
                }
                default -> throw refused(directory, result);
            }
        }
    }

    private static IOException refused(RecordDirectory directory, RefUpdate.Result result) {
        return new IOException("record " + directory.id() + ": main could not be moved (" + result
                + "); a lock file beside it, or another program at work in it?");
    }

    /** Whether {@code ours} comes from the commit, so that there is nothing in it that we do not have. */
    boolean isBehind(RecordDirectory directory, ObjectId commit, ObjectId ours) throws IOException {
        try (FileRepository repository = repositories.use(directory);
                RevWalk walk = new RevWalk(repository)) {
            return walk.isMergedInto(walk.parseCommit(commit), walk.parseCommit(ours));
        }
    }
}
