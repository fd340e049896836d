package vpr.gitstore;

/**
 * An event that this process has just written.
 *
 * @param commit its commit's bytes, shared
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record WrittenEvent(StoredEvent event, byte[] commit) {
    long bytes() {
        return event.bytes();
    }
}
