package vpr.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next the cursor of the next page; null on the last one
 */
public record Page<T>(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "In the order of the list")
        List<T> items,

        @Schema(
                types = {"string", "null"},
                requiredMode = Schema.RequiredMode.REQUIRED,
                description = "The cursor of the next page; null on the last one",
                example = "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQ")
        @Nullable
        String next) {
    /** The most that one page can hold. */
    public static final int LARGEST = 200;

    /** How much a page holds when nothing is asked for. */
    public static final String DEFAULT = "50";

    public Page {
        items = List.copyOf(items);
    }

    /**
     * The page of rows that were read one further than the limit, to know whether there is a next one.
     *
     * @param item what a row answers
     * @param cursor where the page after a row begins
     */
    public static <R, T> Page<T> cut(List<R> rows, int limit, Function<R, T> item, Function<R, String> cursor) {
        var items = rows.stream().limit(limit).map(item).toList();
        return new Page<>(items, rows.size() > limit ? cursor.apply(rows.get(limit - 1)) : null);
    }

    /** The limit itself, or the problem that it is out of bounds. */
    public static int checkLimit(int limit) {
        if (limit < 1 || limit > LARGEST) {
            throw Problem.ofField(ProblemType.INVALID_FIELD, "limit", "must be from 1 to " + LARGEST);
        }
        return limit;
    }
}
