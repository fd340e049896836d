package vpr.acceptance;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** The description of the interface, as a client's generator reads it. */
record Description(JsonNode whole) {
    /** An operation and where it stands. */
    record Operation(String method, String path, JsonNode node) {
        String id() {
            return node.path("operationId").asString("");
        }

        JsonNode answer(String status) {
            return node.path("responses").path(status);
        }

        Stream<String> statuses() {
            return node.path("responses").propertyNames().stream();
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    List<Operation> operations() {
        var all = new ArrayList<Operation>();
        whole.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method -> all.add(new Operation(method.getKey(), path.getKey(), method.getValue()))));
        return all;
    }

    /** All but the state of health, which no controller answers. */
    List<Operation> guarded() {
        return operations().stream()
                .filter(operation -> !operation.path().equals("/health"))
                .toList();
    }

    Operation operation(String id) {
        return operations().stream()
                .filter(operation -> operation.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no operation " + id));
    }

    /** The schema itself, when this one only refers to it. */
    JsonNode resolved(JsonNode schema) {
        var reference = schema.path("$ref").asString("");
        return reference.isEmpty() ? schema : whole.at(reference.substring(1));
    }

    /** The names of the properties that are always there. */
    static List<String> required(JsonNode schema) {
        return StreamSupport.stream(schema.path("required").spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }

    /** The body that the description itself proposes. */
    JsonNode exampleBody(Operation operation) {
        return resolved(operation.node().at("/requestBody/content/application~1json/schema"))
                .path("example");
    }
}
