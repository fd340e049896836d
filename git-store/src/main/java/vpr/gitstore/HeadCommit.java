package vpr.gitstore;

import java.time.Instant;
import org.eclipse.jgit.lib.ObjectId;

/**
 * What is needed of a commit to show the record there and to build the next one on it. It is small, for those of many records
 * are kept.
 */
record HeadCommit(ObjectId id, ObjectId tree, long sequence, Instant recordedAt, String contentSha256) {
    static HeadCommit of(StoredCommit commit) {
        return new HeadCommit(
                commit.id(),
                commit.tree(),
                commit.sequence(),
                commit.trailers().recordedAt(),
                commit.trailers().contentSha256());
    }
}
