package vpr.query.letter;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vpr.query.PersonView;
import vpr.query.WithheldView;

/** A letter's newest version. Of a withheld one only its place is left: no name, composer, time or text. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Letter")
record LetterView(
        @Schema(example = "20260111T143522.045Z-550e8400-e29b-41d4-a716-446655440000")
        String letterId,

        @Schema(example = "Clinical letter") @Nullable String name,

        @Schema(description = "The prose, in Markdown") @Nullable
        String body,

        @Nullable PersonView composer,

        @Schema(example = "2026-01-12T10:14:00Z", description = "When it happened, with the offset that was given")
        @Nullable
        String startTime,

        @Schema(description = "Entries that it refers to, each by its id or bare UUID")
        List<String> references,

        @JsonRawValue @Schema(type = "object", description = "The whole openEHR composition") @Nullable
        String composition,

        @Nullable WithheldView withheld,
        @Schema(description = "From 1") int version,

        @Schema(description = "When VPR recorded this version")
        Instant recordedAt,

        AuthorView author,

        @Schema(description = "The id of the API key that sent it")
        String caller,

        SignatureView signature,

        @Schema(description = "The Git commit that is this version")
        String commit,

        @Schema(example = "0001-000000000000042") String position) {

    /** Who answers for this version. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "LetterAuthor")
    record AuthorView(
            @Schema(example = "Dr Jane Smith") String name,

            @Schema(example = "Consultant Physician") @Nullable
            String role,

            @JsonRawValue @Schema(type = "array", example = "[{\"authority\":\"GMC\",\"number\":\"1234567\"}]")
            String registrations,

            @Schema(example = "Example NHS Trust") @Nullable String careLocation) {}

    /** What the commit's signature says. Whether its certificate is trusted is asked of the verifier. */
    @Schema(name = "LetterSignature")
    record SignatureView(
            @Schema(allowableValues = {"authored", "attested"})
            String meaning,

            @Schema(example = "CN=VPR service") String subject,
            String issuer,

            @Schema(description = "The certificate's serial number")
            String serial,

            @Schema(description = "SHA-256 of the certificate, in hex")
            String fingerprint,

            Instant signedAt) {}

    /** RFC 9110: strong, over this version's content and nothing else, so it changes only with the letter. */
    String etag() {
        return "\"" + commit + "\"";
    }
}
