package vpr.query;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** One of the two versions that are compared. */
@Schema(name = "ComparedVersion")
public record ComparedVersion(
        @Schema(description = "From 1", minimum = "1", example = "1")
        int version,

        @Schema(description = "When VPR recorded it", example = "2026-01-12T10:14:03.123Z")
        Instant recordedAt,

        AuthorView author,

        @Schema(
                description = "The Git commit that is this version",
                example = "8c2f0d4b6a1e3c5d7f9b0a2c4e6f8091a3b5c7d9")
        String commit) {}
