package vpr.query;

import io.swagger.v3.oas.annotations.media.Schema;

/** In the place of content that was taken away. */
@Schema(name = "Withheld", description = "In the place of content that a redaction took away.")
public record WithheldView(
        @Schema(description = "The id of the tombstone that says why, when and by whom")
        String redaction) {}
