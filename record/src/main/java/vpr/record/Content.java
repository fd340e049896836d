package vpr.record;

/**
 * What an event says about a person. It is present, or it was taken away by a redaction and only its place is left.
 *
 * @param <T> what it is when present
 */
public sealed interface Content<T> {
    /** The content as it was recorded. */
    record Present<T>(T value) implements Content<T> {}

    /**
     * Removed from the record, in history too.
     *
     * @param redaction the id of the tombstone that says why, when and by whom
     */
    record Withheld<T>(String redaction) implements Content<T> {}

    static <T> Content<T> of(T value) {
        return new Present<>(value);
    }
}
