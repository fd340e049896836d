package vpr.query.letter;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.MediaType;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import vpr.api.description.Schemas;

/** Describes that {@link LetterMarkdown} is text: from the method's type alone it would be the whole letter. */
@Component
class LetterMarkdownDescription implements GlobalOperationCustomizer {
    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        operation.getResponses().values().stream()
                .filter(response ->
                        response.getContent() != null && response.getContent().containsKey(LetterMarkdown.TYPE))
                .forEach(response -> response.getContent()
                        .addMediaType(
                                LetterMarkdown.TYPE,
                                new MediaType()
                                        .schema(Schemas.of("string"))
                                        .example("Dear colleague,\n\nThank you for seeing this patient.")));
        return operation;
    }
}
