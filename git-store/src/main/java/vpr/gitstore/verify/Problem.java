package vpr.gitstore.verify;

import java.util.Optional;
import vpr.record.CommitId;
import vpr.record.RecordId;

/**
 * Something that is not as it must be.
 *
 * @param record empty when it is the log's
 * @param commit empty when it is the whole record's
 * @param what the rule that is broken; nothing of the content
 */
public record Problem(ProblemKind kind, Optional<RecordId> record, Optional<CommitId> commit, String what) {
    @Override
    public String toString() {
        return kind + ", "
                + record.map(id -> "record " + id).orElse("the log")
                + commit.map(id -> ", commit " + id).orElse("")
                + ": " + what;
    }
}
