package vpr.record;

/** A fact about one record: one commit in that record's repository. Its features' sealed families implement it. */
public interface Event {}
