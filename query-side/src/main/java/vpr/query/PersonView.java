package vpr.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who did something, as it was recorded then. */
@Schema(name = "Person")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PersonView(
        @Schema(example = "Dr Jane Smith") String name,

        @Schema(example = "Consultant Physician") @Nullable String role) {}
