package vpr.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** Whether an answer is what the description of the interface says. */
record Conformance(Description description) {
    /** Each required property is there, each that is there is described, and each has the type that is described. */
    void check(JsonNode given, JsonNode value, String place) {
        var schema = description.resolved(given);
        assertThat(types(schema)).as(place).contains(typeOf(value));
        if (schema.has("properties") && value.isObject()) {
            assertThat(value.propertyNames()).as(place).containsAll(Description.required(schema));
            value.properties().forEach(property -> {
                var inner = schema.path("properties").path(property.getKey());
                assertThat(inner.isMissingNode())
                        .as(place + "." + property.getKey())
                        .isFalse();
                check(inner, property.getValue(), place + "." + property.getKey());
            });
        }
        if (schema.has("items")) {
            value.forEach(item -> check(schema.path("items"), item, place + "[]"));
        }
    }

    private static List<String> types(JsonNode schema) {
        var type = schema.path("type");
        return type.isArray() ? type.valueStream().map(JsonNode::asString).toList() : List.of(type.asString(""));
    }

    private static String typeOf(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> "object";
            case ARRAY -> "array";
            case STRING -> "string";
            case NUMBER -> "integer";
            case BOOLEAN -> "boolean";
            default -> "null";
        };
    }
}
