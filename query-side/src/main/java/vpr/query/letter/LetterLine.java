package vpr.query.letter;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import vpr.query.PersonView;
import vpr.query.WithheldView;

/** A letter in a list: without its text. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "LetterLine")
record LetterLine(
        @Schema(example = "20260111T143522.045Z-550e8400-e29b-41d4-a716-446655440000")
        String letterId,

        @Schema(example = "Clinical letter") @Nullable String name,
        @Nullable PersonView composer,

        @Schema(
                example = "2026-01-12T10:14:00Z",
                format = "date-time",
                description = "When it happened, with the offset that was given")
        @Nullable
        String startTime,

        @Schema(description = "The newest version, from 1", minimum = "1", example = "1")
        int version,

        @Nullable WithheldView withheld,

        @Schema(
                description = "The Git commit that is the newest version",
                example = "8c2f0d4b6a1e3c5d7f9b0a2c4e6f8091a3b5c7d9")
        String commit,

        @Schema(example = "0001-000000000000042") String position) {}
