package vpr.gitstore;

import vpr.record.Event;

/**
 * An event with its commit.
 *
 * @param fileBytes of the files that it wrote
 */
record StoredEvent(RecordDirectory directory, StoredCommit commit, Event event, long fileBytes) {
    private static final int COMMIT_BYTES = 4 * 1024;

    /** About what it takes in memory. */
    long bytes() {
        return fileBytes + COMMIT_BYTES;
    }
}
