package vpr.query;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.MediaType;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import vpr.api.description.Schemas;

/** Describes that {@link UnifiedText} is text: from the method's type alone it would be the whole answer. */
@Component
class UnifiedDescription implements GlobalOperationCustomizer {
    private static final String EXAMPLE = """
            --- body.md\tversion 1
            +++ body.md\tversion 2
            @@ -1,3 +1,3 @@
             Dear colleague,
            \s
            -Thank you for seeing this patient.
            +Thank you for seeing this patient again.
            """;

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        if (Unified.class.isAssignableFrom(handler.getMethod().getReturnType())) {
            operation.getResponses().values().stream()
                    .filter(response -> response.getContent() != null
                            && response.getContent().containsKey(TextDiff.MEDIA_TYPE))
                    .forEach(response -> response.getContent()
                            .addMediaType(
                                    TextDiff.MEDIA_TYPE,
                                    new MediaType().schema(Schemas.of("string")).example(EXAMPLE)));
        }
        return operation;
    }
}
