package vpr.command;

import java.util.List;
import java.util.regex.Pattern;
import vpr.api.Problem;
import vpr.api.ProblemType;
import vpr.record.CommitId;

/**
 * The version that a change is based on: {@code If-Match} of RFC 9110 with exactly one strong entity tag, which is the
 * commit of that version in double quotes.
 *
 * @param commit of the version
 */
public record IfMatch(CommitId commit) {
    /** The request's header. */
    public static final String HEADER = "If-Match";

    private static final Pattern FORM = Pattern.compile("\"([0-9a-f]{40})\"");

    /**
     * From all values of the header.
     *
     * @throws Problem when there is none, or something else than one ETag of ours
     */
    public static IfMatch parse(List<String> values) {
        if (values.isEmpty()) {
            throw Problem.ofField(ProblemType.IF_MATCH_REQUIRED, HEADER, "must be given");
        }
        var tag = FORM.matcher(values.getFirst().strip());
        if (values.size() > 1 || !tag.matches()) {
            throw Problem.ofField(
                    ProblemType.MALFORMED_REQUEST,
                    HEADER,
                    "must be one ETag as an answer gave it: 40 lower-case hex digits in double quotes");
        }
        return new IfMatch(new CommitId(tag.group(1)));
    }
}
