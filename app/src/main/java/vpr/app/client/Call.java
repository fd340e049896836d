package vpr.app.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One request.
 *
 * @param path begins with a slash; its query, if any, holds nothing of a patient
 * @param headers names and values in turn
 * @param body JSON; null for none
 * @param writes whether it is a command, which takes effect once for each idempotency key
 */
public record Call(
        String method,
        String path,
        List<String> headers,
        @Nullable String body,
        boolean writes) {
    public Call {
        headers = List.copyOf(headers);
    }

    public static Call get(String path) {
        return new Call("GET", path, List.of(), null, false);
    }

    /** A command. */
    public static Call command(String method, String path, JsonNode body) {
        return new Call(method, path, List.of("Content-Type", "application/json"), body.toString(), true);
    }

    /** A question that is asked with a body, so that nothing of a patient stands in a URL. */
    public static Call question(String path, JsonNode body) {
        return new Call("POST", path, List.of("Content-Type", "application/json"), body.toString(), false);
    }

    public Call header(String name, String value) {
        var all = new ArrayList<>(headers);
        all.add(name);
        all.add(value);
        return new Call(method, path, all, body, writes);
    }

    /** The same, sent elsewhere. */
    public Call to(String otherMethod, String otherPath) {
        return new Call(otherMethod, otherPath, headers, body, writes);
    }

    /** The same with another body. */
    public Call body(JsonNode other) {
        return new Call(method, path, headers, other.toString(), writes);
    }

    /** With a parameter in the query, unless the value is null. */
    public Call query(String name, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        var parameter = name + "=" + URLEncoder.encode(value.toString(), StandardCharsets.UTF_8);
        return new Call(method, path + (path.contains("?") ? "&" : "?") + parameter, headers, body, writes);
    }

    /** Says nothing of what is sent. */
    @Override
    public String toString() {
        return "Call";
    }
}
