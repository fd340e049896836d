package vpr.command;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What came back. */
public record Answer(HttpResponse<String> http) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public int status() {
        return http.statusCode();
    }

    public String body() {
        return http.body();
    }

    public Optional<String> header(String name) {
        return http.headers().firstValue(name);
    }

    public JsonNode json() {
        return JSON.readTree(http.body());
    }

    public String text(String field) {
        var value = json().path(field);
        if (!value.isString()) {
            throw new AssertionError("no " + field + " in " + http.statusCode() + " " + http.body());
        }
        return value.asString();
    }

    /** The problem's type, without what all types begin with. */
    public String problem() {
        return text("type").replace("urn:vpr:problem:", "");
    }

    /** The problem's fields, as {@code field: rule}. */
    public List<String> fields() {
        var fields = new ArrayList<String>();
        json().path("fields")
                .forEach(field -> fields.add(field.path("field").asString() + ": "
                        + field.path("rule").asString()));
        return fields;
    }
}
