package vpr.command;

import vpr.record.RecordId;

/**
 * A command to a record that there is: it is decided by what the record holds.
 *
 * @param <R> what the decision answers
 */
public interface RecordCommand<R> extends Command<R> {
    /** The record that decides. */
    RecordId record();
}
