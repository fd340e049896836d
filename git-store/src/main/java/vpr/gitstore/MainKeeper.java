package vpr.gitstore;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps every record's {@code main} at the journalled chain: the chain wins, and what else was there is kept aside. */
final class MainKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(MainKeeper.class);

    private final MainRef main;
    private final Quarantine quarantine;
    // Of a recovery: main was ahead of the frames seen so far. It is ours when a later frame names it, else foreign.
    private final Map<RecordDirectory, ObjectId> unsettled = new HashMap<>();

    MainKeeper(MainRef main, Quarantine quarantine) {
        this.main = main;
        this.quarantine = quarantine;
    }

    /** To the last of these changes, whose objects are in the repository. */
    void move(RecordDirectory directory, List<RecordChange> changes, boolean recovering) throws IOException {
        ObjectId ours = changes.getLast().newTip();
        Optional<ObjectId> before = changes.getFirst().oldTip();
        if (!recovering && before.isPresent() && main.advanceFrom(directory, before.get(), ours)) {
            return;
        }
        Optional<ObjectId> found = main.read(directory);
        if (found.equals(Optional.of(ours))) {
            unsettled.remove(directory);
        } else if (found.isEmpty() || isOurs(found.get(), changes)) {
            main.advance(directory, found, ours);
            unsettled.remove(directory);
        } else if (recovering) {
            unsettled.put(directory, ours);
        } else {
            restore(directory, found, ours);
        }
    }

    private static boolean isOurs(ObjectId found, List<RecordChange> changes) {
        return changes.getFirst().oldTip().equals(Optional.of(found))
                || changes.stream()
                        .flatMap(change -> change.commits().stream())
                        .anyMatch(commit -> commit.stored().id().equals(found));
    }

    /** At the end of a recovery: no frame named what stands there. */
    void settle() throws IOException {
        for (Map.Entry<RecordDirectory, ObjectId> record : unsettled.entrySet()) {
            settle(record.getKey(), record.getValue());
        }
        unsettled.clear();
    }

    /** A main that is behind was not synced before the crash, and that is how it should be. */
    private void settle(RecordDirectory directory, ObjectId ours) throws IOException {
        Optional<ObjectId> found = main.read(directory);
        if (found.isPresent() && isBehind(directory, found.get(), ours)) {
            main.putBack(directory, found, ours);
        } else {
            check(directory, ours);
        }
    }

    boolean isAt(RecordDirectory directory, ObjectId commit) throws IOException {
        return main.read(directory).equals(Optional.of(commit));
    }

    /** Compares with what it must be, at a moment when nothing of the record waits to be applied. */
    void check(RecordDirectory directory, ObjectId ours) throws IOException {
        Optional<ObjectId> found = main.read(directory);
        if (!found.equals(Optional.of(ours))) {
            restore(directory, found, ours);
        }
    }

    private void restore(RecordDirectory directory, Optional<ObjectId> found, ObjectId ours) throws IOException {
        if (found.isEmpty() || isBehind(directory, found.get(), ours)) {
            LOG.warn(
                    "Record {}: main had been moved back or removed; it is put back to {}",
                    directory.id(),
                    ours.name());
        } else {
            quarantine.isolate(directory, found.get(), ours);
        }
        main.putBack(directory, found, ours);
    }

    private boolean isBehind(RecordDirectory directory, ObjectId found, ObjectId ours) {
        try {
            return main.isBehind(directory, found, ours);
        } catch (IOException e) {
            return false; // not even a readable commit: nothing of ours
        }
    }
}
