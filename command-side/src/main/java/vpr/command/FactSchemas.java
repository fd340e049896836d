package vpr.command;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

/**
 * Describes the parts of requests that are facts themselves. They are of {@code vpr.record}, which knows nothing of
 * interfaces: their rules are said here.
 */
public final class FactSchemas implements GlobalOpenApiCustomizer {
    private static final int LONGEST_LINE = 200;
    private static final String WORD = "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$";

    /**
     * What a schema lacks.
     *
     * @param lines an example of each field that is one line of text
     * @param codes what each field that is a code may hold
     */
    public record Fact(String schema, String description, Map<String, String> lines, Map<String, List<String>> codes) {}

    private final List<Fact> facts;

    public FactSchemas(Collection<Fact> facts) {
        this.facts = List.copyOf(facts);
    }

    @Override
    public void customise(OpenAPI description) {
        var schemas = description.getComponents().getSchemas();
        facts.forEach(fact -> describe(given(schemas, fact.schema()), fact));
        var registration = given(schemas, "Registration");
        registration.description("A professional registration");
        word(property(registration, "authority"), "GMC");
        word(property(registration, "number"), "1234567");
    }

    private static void describe(Schema<?> schema, Fact fact) {
        schema.description(fact.description());
        fact.lines().forEach((name, example) -> line(property(schema, name), example));
        fact.codes().forEach((name, codes) -> codes.forEach(((JsonSchema) property(schema, name))::addEnumItemObject));
    }

    @SuppressWarnings("rawtypes") // as the models have them
    private static Schema<?> property(Schema<?> schema, String name) {
        return given(schema.getProperties(), name);
    }

    @SuppressWarnings("rawtypes") // as the models have them
    private static Schema<?> given(Map<String, Schema> schemas, String name) {
        var schema = schemas.get(name);
        if (schema == null) {
            throw new IllegalStateException("the description of the interface has no " + name);
        }
        return schema;
    }

    private static void line(Schema<?> property, String example) {
        var line = property.getItems() == null ? property : property.getItems();
        line.minLength(1).maxLength(LONGEST_LINE).setExample(example);
    }

    private static void word(Schema<?> property, String example) {
        property.pattern(WORD).setExample(example);
    }
}
