package vpr.gitstore;

import vpr.record.RecordId;

/**
 * The event's number is not the next one of its record: somebody else was faster, or the record exists already.
 */
public final class StaleTipException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient RecordId record;

    StaleTipException(RecordId record) {
        super("record " + record + ": the sequence is not the record's next");
        this.record = record;
    }

    public RecordId record() {
        return record;
    }
}
