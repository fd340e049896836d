package vpr.projections;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import vpr.record.Author;
import vpr.record.Registration;
import vpr.record.yaml.Yaml;

/** The text of {@code jsonb} columns. */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Json() {}

    public static String of(Yaml tree) {
        return MAPPER.writeValueAsString(node(tree));
    }

    /** An array of {authority, number}. */
    public static String registrations(List<Registration> registrations) {
        return MAPPER.writeValueAsString(array(registrations));
    }

    /** {name, role, registrations, careLocation}. */
    public static String author(Author author) {
        ObjectNode object = NODES.objectNode();
        object.put("name", author.name());
        object.put("role", author.role());
        object.set("registrations", array(author.registrations()));
        object.put("careLocation", author.careLocation());
        return MAPPER.writeValueAsString(object);
    }

    private static ArrayNode array(List<Registration> registrations) {
        ArrayNode array = NODES.arrayNode();
        registrations.forEach(
                each -> array.addObject().put("authority", each.authority()).put("number", each.number()));
        return array;
    }

    private static JsonNode node(Yaml tree) {
        return switch (tree) {
            case Yaml.Mapping mapping -> {
                ObjectNode object = NODES.objectNode();
                mapping.entries().forEach((key, value) -> object.set(text(key), node(value)));
                yield object;
            }
            case Yaml.Sequence sequence -> {
                ArrayNode array = NODES.arrayNode();
                sequence.items().forEach(item -> array.add(node(item)));
                yield array;
            }
            case Yaml.Text(String value) -> NODES.stringNode(text(value));
            case Yaml.Num number -> NODES.numberNode(number.value());
            case Yaml.Bool(boolean value) -> NODES.booleanNode(value);
            case Yaml.Null none -> NODES.nullNode();
        };
    }

    // Postgres cannot hold U+0000; in a field that we do not know it must not keep the whole record from being shown.
    private static String text(String value) {
        return value.replace('\0', '\uFFFD');
    }
}
