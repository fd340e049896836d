package vpr.command;

import java.util.function.BiFunction;
import vpr.api.Problem;
import vpr.api.ProblemType;
import vpr.record.InvalidException;

/** Ids as they stand in paths: in their one canonical form. */
public final class PathId {
    private PathId() {}

    /**
     * The id itself.
     *
     * @param parse such as {@code RecordId::parse}
     * @throws Problem when it is in another form
     */
    public static <T> T parse(String name, String text, BiFunction<String, String, T> parse) {
        try {
            return parse.apply(name, text);
        } catch (InvalidException e) {
            throw Problem.ofField(
                    ProblemType.MALFORMED_ID, name, e.violations().getFirst().rule());
        }
    }
}
