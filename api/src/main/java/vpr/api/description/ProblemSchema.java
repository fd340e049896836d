package vpr.api.description;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.stereotype.Component;

/** The one shape of everything that goes wrong. */
@Component
final class ProblemSchema implements GlobalOpenApiCustomizer {
    static final String NAME = "Problem";

    @Override
    public void customise(OpenAPI description) {
        description.getComponents().addSchemas(NAME, problem());
    }

    private static Schema<?> problem() {
        return Schemas.object("type", "title", "status", "detail", "remedy")
                .description("What went wrong (RFC 9457). Nothing in it repeats what was given.")
                .addProperty(
                        "type",
                        text("Names the problem for good: urn:vpr:problem:<name>")
                                .format("uri"))
                .addProperty("title", text("The problem in words, the same for every one of its type"))
                .addProperty("status", Schemas.of("integer").format("int32").description("The status of HTTP"))
                .addProperty("detail", text("What happened this time"))
                .addProperty("instance", text("The path that was asked for").format("uri-reference"))
                .addProperty("remedy", text("What to do about it"))
                .addProperty("fields", Schemas.list(field()).description("Each field that breaks a rule"));
    }

    private static Schema<?> field() {
        return Schemas.object("field", "rule")
                .addProperty("field", text("Its name or path, such as name[0].family"))
                .addProperty("rule", text("The rule that it breaks"));
    }

    private static Schema<?> text(String description) {
        return Schemas.of("string").description(description);
    }
}
