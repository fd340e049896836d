package vpr.acceptance;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** A transport, by which every operation is called with the same fields and answers with the same ones. */
interface Door {
    /**
     * Calls an operation by the name that OpenAPI gives it.
     *
     * @param key empty for none
     * @param headers names and values in turn
     */
    Outcome call(String operation, String key, Map<String, ?> request, String... headers);

    /**
     * What came back.
     *
     * @param problem the last part of the problem's type; empty when the operation succeeded
     * @param fields the names of the fields that break a rule, as a .proto file writes them
     * @param headers by their names in lower case
     */
    record Outcome(String problem, List<String> fields, JsonNode json, Map<String, String> headers) {
        Outcome expectSuccess() {
            return expect("");
        }

        Outcome expect(String wanted) {
            if (!problem.equals(wanted)) {
                throw new AssertionError("expected <" + wanted + "> but was <" + problem + "> " + fields + " " + json);
            }
            return this;
        }

        String text(String field) {
            return Optional.of(json.path(field))
                    .filter(JsonNode::isString)
                    .map(JsonNode::asString)
                    .orElseThrow(() -> new AssertionError("no " + field + " in " + json));
        }

        String position() {
            return Optional.ofNullable(headers.get("vpr-position"))
                    .orElseThrow(() -> new AssertionError("no position"));
        }
    }

    /** The name that gRPC gives to a field or a header. */
    static String protoName(String name) {
        if (name.equals("If-Match")) {
            return "if_match";
        }
        return Character.isUpperCase(name.charAt(0))
                ? name.toLowerCase(Locale.ROOT)
                : Pattern.compile("(?<=[a-z0-9])[A-Z]")
                        .matcher(name)
                        .replaceAll(hump -> "_" + hump.group().toLowerCase(Locale.ROOT));
    }
}
