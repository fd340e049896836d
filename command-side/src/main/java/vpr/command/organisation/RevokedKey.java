package vpr.command.organisation;

import io.swagger.v3.oas.annotations.media.Schema;

/** A key that was withdrawn. */
record RevokedKey(
        @Schema(example = "k3v7q2mzr5w4abcd") String keyId,

        @Schema(format = "date-time", example = "2026-01-12T10:14:00.123Z")
        String revokedAt,

        @Schema(example = "0001-000000000000045") String position,

        @Schema(example = "8c2f0d4b6a1e3c5d7f9b0a2c4e6f8091a3b5c7d9")
        String commit) {}
