package vpr.projections;

import java.util.List;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import vpr.record.Author;
import vpr.record.Registration;
import vpr.record.yaml.Yaml;

/** JSON of facts: the text of {@code jsonb} columns, and parts of what stands in Redis. */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNumberLength(Yaml.Num.LONGEST_IN_FULL)
                            .build())
                    .build())
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Json() {}

    public static String of(Yaml tree) {
        return text(tree(tree));
    }

    /** Numbers are written in full, as Postgres shows those of {@code jsonb}. */
    public static String text(JsonNode tree) {
        return MAPPER.writeValueAsString(tree);
    }

    /** As {@link #text}, in UTF-8. */
    public static byte[] bytes(JsonNode tree) {
        return MAPPER.writeValueAsBytes(tree);
    }

    /** @throws tools.jackson.core.JacksonException when it is no JSON */
    public static JsonNode read(String text) {
        return MAPPER.readTree(text);
    }

    public static ObjectNode object() {
        return NODES.objectNode();
    }

    /** The array with these texts. */
    public static ArrayNode texts(List<String> texts) {
        var array = NODES.arrayNode();
        texts.forEach(array::add);
        return array;
    }

    /** An array of {authority, number}. */
    public static String registrations(List<Registration> registrations) {
        return text(registrationsTree(registrations));
    }

    /** {name, role, registrations, careLocation}. */
    public static String author(Author author) {
        ObjectNode object = NODES.objectNode();
        object.put("name", author.name());
        object.put("role", author.role());
        object.set("registrations", registrationsTree(author.registrations()));
        object.put("careLocation", author.careLocation());
        return text(object);
    }

    /** As {@link #registrations}. */
    public static ArrayNode registrationsTree(List<Registration> registrations) {
        ArrayNode array = NODES.arrayNode();
        registrations.forEach(
                each -> array.addObject().put("authority", each.authority()).put("number", each.number()));
        return array;
    }

    public static JsonNode tree(Yaml tree) {
        return switch (tree) {
            case Yaml.Mapping mapping -> {
                ObjectNode object = NODES.objectNode();
                mapping.entries().forEach((key, value) -> object.set(shown(key), tree(value)));
                yield object;
            }
            case Yaml.Sequence sequence -> {
                ArrayNode array = NODES.arrayNode();
                sequence.items().forEach(item -> array.add(tree(item)));
                yield array;
            }
            case Yaml.Text(String value) -> NODES.stringNode(shown(value));
            case Yaml.Num number -> NODES.numberNode(number.value());
            case Yaml.Bool(boolean value) -> NODES.booleanNode(value);
            case Yaml.Null none -> NODES.nullNode();
        };
    }

    // Postgres cannot hold U+0000; in a field that we do not know it must not keep the whole record from being shown.
    private static String shown(String value) {
        return value.replace('\0', '\uFFFD');
    }
}
