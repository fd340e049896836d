package vpr.log.planted;

/** Planted: it breaks a rule of the architecture, and the test of that rule must notice. */
record LogThatKnowsRecords(vpr.record.RecordId id) {}
