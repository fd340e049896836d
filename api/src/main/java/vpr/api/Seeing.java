package vpr.api;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a query must have seen, and where its answer says how far it has: what {@link FromTables} does for other methods,
 * in the hands of one that has more than the tables to answer from.
 *
 * @param atLeast as {@link Positions#MIN_HEADER} gave it; null asks for nothing
 * @param seen takes what goes into {@link Positions#HEADER}
 */
public record Seeing(@Nullable String atLeast, Consumer<String> seen) {
    /** Whether a store that has reached this position has seen what is asked for. */
    public boolean isCoveredBy(String reached) {
        var asked = atLeast;
        return asked == null
                || (Positions.hasForm(asked) && Positions.sameEpoch(reached, asked) && reached.compareTo(asked) >= 0);
    }

    /**
     * Waits for the tables.
     *
     * @throws Problem as {@link TablesPosition#reached(String)} does
     */
    public void in(TablesPosition tables) {
        tables.reached(atLeast).ifPresent(seen);
    }
}
