package vpr.api.description;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Gives each answer that has no example of its own one that is made of its properties' examples. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
final class ComposedExamples implements GlobalOpenApiCustomizer {
    private static final int DEEPEST = 10;

    @Override
    public void customise(OpenAPI description) {
        var schemas = description.getComponents().getSchemas();
        description.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .flatMap(ComposedExamples::answers)
                .filter(answer -> answer.getExample() == null && answer.getExamples() == null)
                .forEach(answer -> answer.setExample(exampleOf(answer.getSchema(), schemas, 0)));
    }

    private static java.util.stream.Stream<MediaType> answers(Operation operation) {
        return operation.getResponses().values().stream()
                .filter(response -> response.getContent() != null)
                .flatMap(response -> response.getContent().values().stream());
    }

    @SuppressWarnings("rawtypes") // as the models have them
    private static @Nullable Object exampleOf(@Nullable Schema<?> schema, Map<String, Schema> named, int depth) {
        if (schema == null || depth > DEEPEST) {
            return null;
        }
        if (schema.get$ref() != null) {
            var name = schema.get$ref().substring(schema.get$ref().lastIndexOf('/') + 1);
            return exampleOf(named.get(name), named, depth + 1);
        }
        if (schema.getExample() != null) {
            return schema.getExample();
        }
        if (schema.getProperties() != null) {
            var whole = new LinkedHashMap<String, Object>();
            schema.getProperties().forEach((name, property) -> {
                var example = exampleOf(property, named, depth + 1);
                if (example != null) {
                    whole.put(name, example);
                }
            });
            return whole;
        }
        var item = schema.getItems() == null ? null : exampleOf(schema.getItems(), named, depth + 1);
        return item == null ? null : List.of(item);
    }
}
