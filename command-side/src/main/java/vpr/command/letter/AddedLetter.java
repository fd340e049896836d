package vpr.command.letter;

import io.swagger.v3.oas.annotations.media.Schema;

/** A letter that was added. */
record AddedLetter(
        @Schema(example = "20260111T143522.045Z-550e8400-e29b-41d4-a716-446655440000")
        String letterId,

        @Schema(example = "0001-000000000000043") String position,

        @Schema(example = "8c2f0d4b6a1e3c5d7f9b0a2c4e6f8091a3b5c7d9")
        String commit) {}
