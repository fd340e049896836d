package vpr.projections.aggregate;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An event could not be written to the tables. It says the class of what happened, the SQLSTATE and the place in the
 * code. The cause itself is not kept: a database's message repeats the row, and Axon logs messages and stores them.
 */
final class NotShownException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final int DEEPEST = 20;

    // Connection, transaction rollback, resources, intervention, system, internal: nothing that the event did.
    private static final Set<String> NOT_OF_THE_EVENT = Set.of("08", "25", "40", "53", "55", "57", "58", "XX");

    private final String type;
    private final boolean passing;

    private NotShownException(String type, @Nullable String sqlState, String place, boolean passing) {
        super(type + (sqlState == null ? "" : " SQLSTATE " + sqlState) + " at " + place);
        this.type = type;
        this.passing = passing;
    }

    private NotShownException(NotShownException first) {
        super(first.getMessage());
        this.type = first.type;
        this.passing = true;
        setStackTrace(first.getStackTrace());
    }

    static NotShownException because(Throwable cause) {
        var root = rootOf(cause);
        var sqlState = root instanceof SQLException sql ? sql.getSQLState() : null;
        var passing =
                root instanceof SQLException && (sqlState == null || NOT_OF_THE_EVENT.contains(classOf(sqlState)));
        var e = new NotShownException(root.getClass().getName(), sqlState, placeOf(cause), passing);
        e.setStackTrace(cause.getStackTrace());
        return e;
    }

    /** The same, of an event that comes again: whether it is its own fault is seen then. */
    NotShownException again() {
        return new NotShownException(this);
    }

    /** The class of what happened. */
    String type() {
        return type;
    }

    /** Whether any event would have failed now, so that this one must wait and not be put aside. */
    boolean isPassing() {
        return passing;
    }

    private static String classOf(String sqlState) {
        return sqlState.substring(0, Math.min(2, sqlState.length()));
    }

    private static String placeOf(Throwable cause) {
        return Arrays.stream(cause.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("vpr."))
                .findFirst()
                .map(StackTraceElement::toString)
                .orElse("an unknown place");
    }

    private static Throwable rootOf(Throwable e) {
        var root = e;
        for (var depth = 0; root.getCause() != null && depth < DEEPEST; depth++) {
            root = root.getCause();
        }
        return root;
    }
}
