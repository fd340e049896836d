package vpr.query.organisation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An API key, never the key itself nor its hash. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Key")
record KeyView(
        @Schema(example = "k3v9w2c8q1x7z5m4") String keyId,

        @Schema(example = "Ward 7 terminal", description = "What it is for")
        String name,

        @Schema(example = "[\"clinician\"]") List<String> roles,
        @Schema(example = "[\"assert-author\"]") List<String> scopes,

        @JsonRawValue
        @Schema(type = "object", description = "The registered identity of whoever uses the key", example = """
                {"name":"Dr Jane Smith","role":"Consultant Physician",
                 "registrations":[{"authority":"GMC","number":"1234567"}],"careLocation":"Example NHS Trust"}""")
        String author,

        Instant created,
        @Nullable Instant expires,
        @Nullable Instant revoked,
        String commit,
        String position) {}
