package vpr.api.description;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vpr.api.RequiredComponents;

/** Describes as required what {@link RequiredComponents} requires, so that the types alone say it here too. */
@Component
final class RequiredProperties implements ModelConverter {
    private static final String REFERENCE = "#/components/schemas/";

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        if (!chain.hasNext()) {
            return null;
        }
        var schema = chain.next().resolve(type, context, chain);
        JavaType java = Json31.mapper().constructType(type.getType());
        if (schema != null && java != null && isOurs(java.getRawClass())) {
            named(schema, context).ifPresent(model -> require(model, java.getRawClass()));
        }
        return schema;
    }

    private static boolean isOurs(Class<?> type) {
        return type.isRecord() && type.getName().startsWith("vpr.");
    }

    private static Optional<Schema<?>> named(Schema<?> schema, ModelConverterContext context) {
        var name =
                schema.get$ref() == null ? schema.getName() : schema.get$ref().replace(REFERENCE, "");
        return Optional.ofNullable(name).map(known -> context.getDefinedModels().get(known));
    }

    private static void require(Schema<?> model, Class<?> type) {
        Arrays.stream(type.getRecordComponents())
                .filter(RequiredComponents::mustBeGiven)
                .map(component -> component.getName())
                .filter(name -> model.getProperties() != null
                        && model.getProperties().containsKey(name)
                        && (model.getRequired() == null || !model.getRequired().contains(name)))
                .forEach(model::addRequiredItem);
    }
}
