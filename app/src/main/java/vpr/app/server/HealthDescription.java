package vpr.app.server;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.List;
import java.util.Map;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import vpr.api.description.Schemas;

/** Describes {@code GET /health}, which no controller of ours answers. */
final class HealthDescription implements GlobalOpenApiCustomizer {
    @Override
    public void customise(OpenAPI description) {
        description
                .getComponents()
                .addSchemas(
                        "Health",
                        Schemas.object("status")
                                .description("The state of the whole and of each part of this process")
                                .addProperty("status", Schemas.of("string").description("UP or DOWN, of the whole"))
                                .addProperty(
                                        "components",
                                        Schemas.of("object")
                                                .description("Each part with its own status and details")
                                                .additionalProperties(Schemas.of("object"))));
        description.path(
                "/health",
                new PathItem()
                        .get(new Operation()
                                .operationId("health")
                                .addTagsItem("Health")
                                .summary("Say whether VPR works")
                                .description("It needs no key, and nothing in it is about a patient.")
                                .security(List.of())
                                .responses(new ApiResponses()
                                        .addApiResponse("200", answer("Everything works", "UP"))
                                        .addApiResponse("503", answer("Something does not work", "DOWN")))));
    }

    private static ApiResponse answer(String description, String status) {
        var example = Map.of("status", status, "components", Map.of("journal", Map.of("status", status)));
        return new ApiResponse()
                .description(description)
                .content(new Content()
                        .addMediaType(
                                "application/json",
                                new MediaType().schema(Schemas.named("Health")).example(example)));
    }
}
