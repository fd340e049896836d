package vpr.gitstore;

import vpr.record.RecordId;

/**
 * The record's repository holds commits that VPR did not make. It can be read; it takes no events until a person decides, see {@link GitStore#release}.
 */
public final class RecordQuarantinedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient RecordId record;

    RecordQuarantinedException(RecordId record) {
        super("record " + record + ": the record is read-only until a person decides about the foreign commits in it");
        this.record = record;
    }

    public RecordId record() {
        return record;
    }
}
