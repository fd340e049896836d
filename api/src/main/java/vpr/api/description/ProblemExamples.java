package vpr.api.description;

import io.swagger.v3.oas.models.examples.Example;
import java.util.LinkedHashMap;
import java.util.List;
import vpr.api.Problem;
import vpr.api.ProblemType;

/** What a problem of each type looks like. */
final class ProblemExamples {
    private ProblemExamples() {}

    /**
     * The example.
     *
     * @param parameters the names of the operation's parameters
     */
    static Example of(ProblemType type, List<String> parameters) {
        var problem = problem(type, parameters);
        var value = new LinkedHashMap<String, Object>();
        value.put("type", type.uri().toString());
        value.put("title", type.title());
        value.put("status", type.status().value());
        value.put("detail", String.valueOf(problem.getMessage()));
        value.put("remedy", type.remedy());
        if (!problem.fields().isEmpty()) {
            value.put("fields", problem.fields());
        }
        return new Example().summary(type.title()).value(value);
    }

    private static Problem problem(ProblemType type, List<String> parameters) {
        return switch (type) {
            case MALFORMED_REQUEST -> with(type, "body", "must be JSON of the documented type (line 3, column 7)");
            case MALFORMED_ID ->
                parameters.contains("keyId")
                        ? with(type, "keyId", "must be 16 lower-case letters or digits")
                        : with(type, "patientId", "must be 32 lower-case hex digits");
            case INVALID_CURSOR -> with(type, "cursor", "must be the next of this list's last page");
            case TOO_LARGE -> with(type, "body", "must be at most 1048576 bytes");
            case INVALID_FIELD ->
                parameters.contains("Idempotency-Key")
                        ? with(type, "Idempotency-Key", "must be a UUID of version 7, in lower case")
                        : with(type, "limit", "must be from 1 to 200");
            case KEY_REUSED -> with(type, "Idempotency-Key", "must be a new one for a request that differs");
            case IF_MATCH_REQUIRED -> with(type, "If-Match", "must be given");
            case KEY_TOO_OLD -> with(type, "Idempotency-Key", "must have a time of the last 24 hours");
            default -> Problem.of(type, type.title() + ".");
        };
    }

    private static Problem with(ProblemType type, String field, String rule) {
        return Problem.ofFields(type, List.of(new Problem.Field(field, rule)));
    }
}
