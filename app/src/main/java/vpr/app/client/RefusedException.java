package vpr.app.client;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** VPR refused, by one of its problems (RFC 9457), or there is nothing of what was asked for. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final String TYPE = "urn:vpr:problem:";

    private final String words;
    private final String type;
    private final String json;

    private RefusedException(String message, String type, String json) {
        super(message);
        this.words = message;
        this.type = type;
        this.json = json;
    }

    /** A refusal of this side, in words. */
    public static RefusedException because(String message) {
        return new RefusedException(message, "", "");
    }

    /** The answer's own problem, or null when it is none of VPR's. */
    static @Nullable RefusedException of(Answer answer) {
        var media = answer.header("Content-Type");
        if (media == null || !media.startsWith("application/problem+json")) {
            return null;
        }
        var problem = answer.json();
        var type = problem.path("type").asString("");
        return type.startsWith(TYPE)
                ? new RefusedException(inWords(problem, type), type.substring(TYPE.length()), answer.text())
                : null;
    }

    private static String inWords(JsonNode problem, String type) {
        var words = new StringBuilder();
        words.append(problem.path("title").asString(type))
                .append(" (")
                .append(problem.path("status").asInt())
                .append(' ')
                .append(type.substring(TYPE.length()))
                .append(").");
        var detail = problem.path("detail").asString("");
        if (!detail.isEmpty() && !detail.equals(problem.path("title").asString("") + ".")) {
            words.append("\n  ").append(detail);
        }
        for (var field : problem.path("fields")) {
            words.append("\n  ")
                    .append(field.path("field").asString(""))
                    .append(": ")
                    .append(field.path("rule").asString(""));
        }
        var remedy = problem.path("remedy").asString("");
        return words + (remedy.isEmpty() ? "" : "\nWhat to do: " + remedy);
    }

    /** The last part of the problem's type, such as {@code stale}; empty when this side refused. */
    public String type() {
        return type;
    }

    /** What is wrong, field by field, and what to do. */
    public String words() {
        return words;
    }

    /** The server's own answer; in words when this side refused. */
    public String json() {
        return json.isEmpty() ? words : json;
    }
}
