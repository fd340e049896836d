package vpr.gitstore;

/**
 * An event that this process has just written.
 *
 * @param commit its commit's bytes, shared
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record WrittenEvent(StoredEvent event, byte[] commit) {
    /** About what it takes in memory. */
    long bytes() {
        return event.bytes() + commit.length;
    }
}
