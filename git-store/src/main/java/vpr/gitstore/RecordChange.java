package vpr.gitstore;

import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import vpr.record.RecordId;

/**
 * What one frame does to one record: a chain of commits on the record's tip.
 *
 * @param oldTip where the chain begins; empty for a new record
 * @param commits at least one
 */
record RecordChange(RecordDirectory directory, Optional<ObjectId> oldTip, List<CommitChange> commits) {
    RecordId record() {
        return directory.id();
    }

    ObjectId newTip() {
        return commits.getLast().stored().id();
    }

    /** What its objects take in memory. */
    long bytes() {
        long bytes = 0;
        for (CommitChange commit : commits) {
            bytes += commit.bytes();
        }
        return bytes;
    }

    List<GitObject> objects() {
        return commits.stream().flatMap(commit -> commit.objects().stream()).toList();
    }
}
