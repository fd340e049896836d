package vpr.command.organisation;

import io.swagger.v3.oas.annotations.media.Schema;

/** A key that was given out: this is the only time that its text is seen. */
record CreatedKey(
        @Schema(example = "k3v7q2mzr5w4abcd") String keyId,

        @Schema(
                description = "To be sent as Authorization: Bearer <key>; VPR keeps only its hash",
                example = "vpr_k3v7q2mzr5w4abcd_…")
        String key,

        @Schema(example = "0001-000000000000044") String position,

        @Schema(example = "8c2f0d4b6a1e3c5d7f9b0a2c4e6f8091a3b5c7d9")
        String commit) {
    /** Without the text. */
    @Override
    public String toString() {
        return "CreatedKey[" + keyId + "]";
    }
}
