package vpr.command.patient;

import io.swagger.v3.oas.annotations.media.Schema;

/** A patient whose demographics were changed. */
record ChangedDemographics(
        @Schema(example = "6f1d2b7c9e3a4f508b1c2d3e4f5a6b7c")
        String patientId,

        @Schema(example = "0001-000000000000043") String position,

        @Schema(description = "The new version's commit", example = "8c2f0d4b6a1e3c5d7f9b0a2c4e6f8091a3b5c7d9")
        String commit) {}
