package vpr.gitstore;

import vpr.record.Event;

/** An event that was read back from its commit. */
record StoredEvent(RecordDirectory directory, StoredCommit commit, Event event) {}
