package vpr.query.organisation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An API key, never the key itself nor its hash. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Key")
record KeyView(
        @Schema(example = "k3v7q2mzr5w4abcd") String keyId,

        @Schema(example = "Ward 7 terminal", description = "What it is for")
        String name,

        @ArraySchema(
                arraySchema = @Schema(requiredMode = Schema.RequiredMode.REQUIRED),
                schema =
                        @Schema(
                                allowableValues = {"administrator", "auditor", "clinician"},
                                example = "clinician"))
        List<String> roles,

        @ArraySchema(
                arraySchema = @Schema(requiredMode = Schema.RequiredMode.REQUIRED),
                schema =
                        @Schema(
                                allowableValues = {"assert-author"},
                                example = "assert-author"))
        List<String> scopes,

        @JsonRawValue
        @Schema(types = "object", description = "The registered identity of whoever uses the key", example = """
                {"name":"Dr Jane Smith","role":"Consultant Physician",
                 "registrations":[{"authority":"GMC","number":"1234567"}],"careLocation":"Example NHS Trust"}""")
        String author,

        @Schema(example = "2026-01-02T08:00:00.000Z") Instant created,

        @Schema(
                description = "From when on it is refused; absent when it does not expire",
                example = "2036-01-01T00:00:00Z")
        @Nullable
        Instant expires,

        @Schema(description = "Since when it is withdrawn; absent when it is not") @Nullable
        Instant revoked,

        @Schema(description = "The Git commit that says all this", example = "8c2f0d4b6a1e3c5d7f9b0a2c4e6f8091a3b5c7d9")
        String commit,

        @Schema(example = "0001-000000000000042") String position) {}
