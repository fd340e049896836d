package vpr.api;

import java.util.regex.Pattern;

/**
 * Positions of the global order as they travel: opaque text whose order is the order of events. Only the store and
 * the tables know more.
 */
public final class Positions {
    /** Of every answer to a command, and of every answer to a query: how far it has seen. */
    public static final String HEADER = "Vpr-Position";

    /** Asks a query to wait until it has seen that far. */
    public static final String MIN_HEADER = "Vpr-Min-Position";

    private static final Pattern FORM = Pattern.compile("[0-9]{4}-[0-9]{15}");

    private Positions() {}

    /** The position itself, or the problem that it is none. */
    public static String check(String text) {
        if (!hasForm(text)) {
            throw Problem.ofField(
                    ProblemType.MALFORMED_REQUEST, MIN_HEADER, "must be a position as " + HEADER + " gave it");
        }
        return text;
    }

    static boolean hasForm(String text) {
        return FORM.matcher(text).matches();
    }

    /** Whether their order means anything: positions from before and after a rebuilt log cannot be compared. */
    static boolean sameEpoch(String one, String other) {
        return one.regionMatches(0, other, 0, one.indexOf('-') + 1);
    }
}
