package vpr.query.letter;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vpr.query.PersonView;
import vpr.query.PrintedJson;
import vpr.query.WithheldView;

/** A version of a letter. Of a withheld one only its place is left: no name, composer, time or text. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Letter")
public record LetterView(
        @Schema(example = "20260111T143522.045Z-550e8400-e29b-41d4-a716-446655440000")
        String letterId,

        @Schema(example = "Clinical letter") @Nullable String name,

        @Schema(
                description = "The prose, in Markdown",
                example = "Dear colleague,\n\nThank you for seeing this patient.")
        @Nullable
        String body,

        @Nullable PersonView composer,

        @Schema(
                example = "2026-01-12T10:14:00Z",
                format = "date-time",
                description = "When it happened, with the offset that was given")
        @Nullable
        String startTime,

        @ArraySchema(
                arraySchema =
                        @Schema(
                                requiredMode = Schema.RequiredMode.REQUIRED,
                                description = "Entries that it refers to, each by its id or bare UUID"),
                schema = @Schema(example = "550e8400-e29b-41d4-a716-446655440000"))
        List<String> references,

        @JsonRawValue @Schema(types = "object", description = "The whole openEHR composition", example = """
                {"rm_version":"rm_1_1_0","uid":"20260111T143522.045Z-550e8400-e29b-41d4-a716-446655440000",
                 "name":{"value":"Clinic letter"},"composer":{"name":"Dr Jane Smith","role":"Consultant Physician"},
                 "context":{"start_time":"2026-01-12T10:14:00Z"}}""") @Nullable
        String composition,

        @Nullable WithheldView withheld,

        @Schema(description = "From 1", minimum = "1", example = "1")
        int version,

        @Schema(description = "When VPR recorded this version", example = "2026-01-12T10:14:03.123Z")
        Instant recordedAt,

        AuthorView author,

        @Schema(description = "The id of the API key that sent it", example = "k3v7q2mzr5w4abcd")
        String caller,

        SignatureView signature,

        @Schema(
                description = "The Git commit that is this version",
                example = "8c2f0d4b6a1e3c5d7f9b0a2c4e6f8091a3b5c7d9")
        String commit,

        @Schema(example = "0001-000000000000042") String position) {

    /** Who answers for this version. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "LetterAuthor")
    public record AuthorView(
            @Schema(example = "Dr Jane Smith") String name,

            @Schema(example = "Consultant Physician") @Nullable
            String role,

            @JsonRawValue
            @Schema(
                    types = "array",
                    description = "Professional registrations",
                    example = "[{\"authority\":\"GMC\",\"number\":\"1234567\"}]")
            String registrations,

            @Schema(example = "Example NHS Trust") @Nullable String careLocation) {}

    /** What the commit's signature says. Whether its certificate is trusted is asked of the verifier. */
    @Schema(name = "LetterSignature")
    public record SignatureView(
            @Schema(
                    description = "What the signature says of the text",
                    allowableValues = {"authored", "attested"},
                    example = "authored")
            String meaning,

            @Schema(example = "CN=VPR service") String subject,
            @Schema(example = "CN=VPR installation example") String issuer,

            @Schema(description = "The certificate's serial number", example = "5f2c9a7e10b4d3c8")
            String serial,

            @Schema(
                    description = "SHA-256 of the certificate, in hex",
                    example = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
            String fingerprint,

            @Schema(example = "2026-01-12T10:14:03.123Z") Instant signedAt) {}

    /** RFC 9110: strong, over this version's content and nothing else, so it changes only with the letter. */
    String etag() {
        return "\"" + commit + "\"";
    }

    /** Of JSON that shows one. */
    static LetterView of(JsonNode json) {
        return new LetterView(
                json.path("letterId").asString(),
                text(json, "name"),
                text(json, "body"),
                json.has("composer")
                        ? new PersonView(json.at("/composer/name").asString(), text(json.get("composer"), "role"))
                        : null,
                text(json, "startTime"),
                json.path("references").valueStream().map(JsonNode::asString).toList(),
                json.has("composition") ? PrintedJson.inOneLine(json.get("composition")) : null,
                json.has("withheld")
                        ? new WithheldView(json.at("/withheld/redaction").asString())
                        : null,
                json.path("version").asInt(),
                Instant.parse(json.path("recordedAt").asString()),
                author(json.path("author")),
                json.path("caller").asString(),
                signature(json.path("signature")),
                json.path("commit").asString(),
                json.path("position").asString());
    }

    private static AuthorView author(JsonNode json) {
        return new AuthorView(
                json.path("name").asString(),
                text(json, "role"),
                json.path("registrations").toString(),
                text(json, "careLocation"));
    }

    private static SignatureView signature(JsonNode json) {
        return new SignatureView(
                json.path("meaning").asString(),
                json.path("subject").asString(),
                json.path("issuer").asString(),
                json.path("serial").asString(),
                json.path("fingerprint").asString(),
                Instant.parse(json.path("signedAt").asString()));
    }

    private static @Nullable String text(JsonNode json, String field) {
        return json.has(field) ? json.get(field).asString() : null;
    }
}
