package vpr.api.description;

import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.util.List;
import java.util.Set;

/** Schemas as OpenAPI 3.1 writes them, whose type is a set of JSON Schema's types. */
public final class Schemas {
    private Schemas() {}

    /** Of {@code string}, {@code integer}, {@code array}, {@code object}. */
    public static Schema<?> of(String type) {
        return new JsonSchema().types(Set.of(type));
    }

    /** A reference to one of the description's named schemas. */
    public static Schema<?> named(String name) {
        return new JsonSchema().$ref("#/components/schemas/" + name);
    }

    /** An object of which these properties are always there. */
    public static Schema<?> object(String... required) {
        var object = of("object");
        object.setRequired(List.of(required));
        return object;
    }

    /** A list of such items. */
    static Schema<?> list(Schema<?> item) {
        var list = of("array");
        list.setItems(item);
        return list;
    }

    /** A header that is text. */
    public static Header header(String description, String example) {
        return new Header().description(description).schema(of("string")).example(example);
    }
}
