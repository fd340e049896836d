package vpr.record.planted2;

/** Planted: it breaks a rule of the architecture, and the test of that rule must notice. */
record OtherFacts(vpr.record.planted.RecordThatUsesSpring facts) {}
