package vpr.query;

import org.jspecify.annotations.Nullable;
import vpr.api.Problem;
import vpr.api.ProblemType;

/** Numbers of versions, of which the newest is the last. */
public final class Versions {
    private Versions() {}

    /** Two versions, from the one to the other. */
    public record Pair(int from, int to) {}

    /**
     * The number itself.
     *
     * @throws Problem when there is no such version
     */
    public static int require(String field, int version, int newest) {
        if (version < 1 || version > newest) {
            throw Problem.ofField(ProblemType.NOT_FOUND, field, "must be from 1 to " + newest);
        }
        return version;
    }

    /**
     * What is to be compared: unless it is said otherwise the newest version, with the one before it.
     *
     * @throws Problem when there is no such version
     */
    public static Pair pair(@Nullable Integer from, @Nullable Integer to, int newest) {
        var second = to == null ? newest : require("to", to, newest);
        var first = from == null ? Math.max(1, second - 1) : require("from", from, newest);
        return new Pair(first, second);
    }
}
