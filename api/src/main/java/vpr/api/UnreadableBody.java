package vpr.api;

import java.util.stream.Collectors;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says what is wrong with a JSON body: the field and the rule, never the text that stood there. */
public final class UnreadableBody {
    private UnreadableBody() {}

    /** The problem of a body that could not be read at all. */
    public static Problem problem(HttpMessageNotReadableException e) {
        if (e.getCause() instanceof JacksonException cause) {
            return problem(cause);
        }
        return Problem.ofField(ProblemType.MALFORMED_REQUEST, "body", "must be JSON in UTF-8");
    }

    /** The problem of a request that is not of its type. */
    public static Problem problem(JacksonException cause) {
        return Problem.ofField(ProblemType.MALFORMED_REQUEST, pathOf(cause), ruleOf(cause));
    }

    /** The field at which reading stopped, such as {@code name[0].family}; {@code body} for the whole. */
    public static String pathOf(JacksonException e) {
        var path = e.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName())
                .collect(Collectors.joining());
        var trimmed = path.startsWith(".") ? path.substring(1) : path;
        return trimmed.isEmpty() ? "body" : known(trimmed);
    }

    // A path's last step may be a field that the caller made up, so only what could be a name is repeated.
    private static String known(String path) {
        return path.length() <= 120 && path.matches("[A-Za-z0-9_.\\[\\]-]+") ? path : "body";
    }

    private static String ruleOf(JacksonException e) {
        if (e instanceof UnrecognizedPropertyException) {
            return "is not a field of this request";
        }
        if (e instanceof InvalidNullException) {
            return "must be given";
        }
        if (e instanceof StreamConstraintsException) {
            return "must be within the limits of depth and length";
        }
        var place = e.getLocation();
        var where = place == null || place.getLineNr() < 1
                ? ""
                : " (line " + place.getLineNr() + ", column " + place.getColumnNr() + ")";
        return "must be JSON of the documented type" + where;
    }
}
