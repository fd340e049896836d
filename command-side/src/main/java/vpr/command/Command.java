package vpr.command;

/**
 * Something that a caller wants to happen. It carries every id and time that it needs, so deciding about it twice gives
 * the same.
 *
 * @param <R> what the decision answers
 */
@SuppressWarnings("unused") // the parameter is there for the callers' types
public interface Command<R> {}
