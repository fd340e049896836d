package vpr.api;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a query must have seen, and where its answer says how far it has: what {@link FromTables} does for other methods,
 * in the hands of one that has more than the tables to answer from. Each transport has its own.
 */
public interface Seeing {
    /** As {@link Positions#MIN_HEADER} gave it; null asks for nothing. */
    @Nullable
    String atLeast();

    /** The answer has seen this far. */
    void seen(String position);

    /** Whether a store that has reached this position has seen what is asked for. */
    default boolean isCoveredBy(String reached) {
        var asked = atLeast();
        return asked == null
                || (Positions.hasForm(asked) && Positions.sameEpoch(reached, asked) && reached.compareTo(asked) >= 0);
    }

    /**
     * Reads after waiting for the tables.
     *
     * @throws Problem as {@link TablesPosition#reached(String)} does
     */
    <T> T inTables(Supplier<T> read);
}
