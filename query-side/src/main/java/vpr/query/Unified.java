package vpr.query;

/** A difference that can be shown to a person as {@code diff -u} does. */
public interface Unified {
    /** The difference as {@link TextDiff#MEDIA_TYPE}; nothing of a person stands in the names of its files. */
    String unified();
}
