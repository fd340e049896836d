package vpr.gitstore;

import vpr.log.Position;
import vpr.record.CommitId;
import vpr.record.RecordId;

/** Where one event was recorded. */
public record Appended(Position position, RecordId record, long sequence, CommitId commit) {}
