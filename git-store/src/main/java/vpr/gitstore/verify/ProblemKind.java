package vpr.gitstore.verify;

/** What is not as it must be, by what was done or what broke. The names are part of the machine-readable report. */
public enum ProblemKind {
    /** {@code main} is an earlier commit than the log's last of the record. */
    MAIN_MOVED_BACK,
    /** The record has no {@code main}. */
    MAIN_MISSING,
    /** The log knows the record, and its repository is not there. */
    REPOSITORY_MISSING,
    /** Another commit stands in the place of the record's last one. */
    LAST_COMMIT_AMENDED,
    /** Other commits stand in the place of several, or of all. */
    HISTORY_REWRITTEN,
    /** Commits on {@code main} that VPR has not signed and the log does not know. */
    FOREIGN_COMMIT,
    /** The log is shorter than it was; the records have more than it. */
    LOG_CUT,
    /** The log is shorter than it was, and so are the records. */
    LOG_AND_MAIN_CUT,
    /** A line of the log says something else than the commit or the tree's tile. */
    LEAF_CHANGED,
    /** A tile of the log's tree has other hashes than its leaves. */
    TILE_CHANGED,
    /** A tile is not there. */
    TILE_MISSING,
    /** The signed checkpoint is not there. */
    CHECKPOINT_MISSING,
    /** The checkpoint is not signed by the log's key, or is another log's. */
    CHECKPOINT_NOT_OURS,
    /** The checkpoint is signed, and the log does not lead to its root. */
    CHECKPOINT_CONTRADICTED,
    /** An object has other bytes than its id says. */
    OBJECT_CHANGED,
    /** An object is not there. */
    OBJECT_MISSING,
    /** A pack is not what its checksum or its index says. */
    PACK_DAMAGED,
    /** An index of a pack is not what its checksum says. */
    INDEX_DAMAGED,
    /** A signature does not hold. */
    SIGNATURE_BAD,
    /** A signature is that of nobody who is trusted, or not from the time when it was. */
    SIGNATURE_UNTRUSTED,
    /** A commit has another form than VPR's, or does not follow its parent. */
    COMMIT_WRONG,
    /** The files of a commit are not those that its content chain names. */
    CONTENT_CHANGED,
    /** {@code HEAD} or {@code config} are not what VPR writes. */
    REPOSITORY_CHANGED,
    /** A folder stands where no record would. */
    RECORD_MISPLACED,
    /** What the journal had made durable is not whole. */
    JOURNAL_DAMAGED,
    /** The log's own small files are damaged. */
    LOG_DAMAGED,
    /** Something could not be read at all. */
    UNREADABLE
}
