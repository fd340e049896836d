package vpr.query.patient;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vpr.query.WithheldView;

/** A patient. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Patient")
public record PatientView(
        @Schema(example = "6f1d2b7c9e3a4f508b1c2d3e4f5a6b7c")
        String patientId,

        @Schema(description = "The clinical record's id", example = "0a9b8c7d6e5f4a3b92c1d0e9f8a7b6c5")
        String clinicalId,

        @Schema(description = "The coordination record's id", example = "b3c4d5e6f7a84b9c8d0e1f2a3b4c5d6e")
        String coordinationId,

        @JsonRawValue
        @Schema(types = "object", description = "The FHIR R4 Patient as it was recorded", example = """
                {"resourceType":"Patient","name":[{"use":"official","family":"Treviño","given":["Enrique"]}],
                 "gender":"male","birthDate":"1962-07-25"}""")
        @Nullable
        String demographics,

        @Nullable WithheldView withheld,

        @Schema(description = "When the record was created", example = "2026-01-12T10:14:03.123Z")
        Instant created,

        @Schema(description = "The Git commit that says all this", example = "8c2f0d4b6a1e3c5d7f9b0a2c4e6f8091a3b5c7d9")
        String commit,

        @Schema(example = "0001-000000000000042") String position) {

    /** Of JSON that shows one. */
    static PatientView of(JsonNode json) {
        return new PatientView(
                json.path("patientId").asString(),
                json.path("clinicalId").asString(),
                json.path("coordinationId").asString(),
                json.has("demographics") ? json.get("demographics").toString() : null,
                json.has("withheld")
                        ? new WithheldView(json.at("/withheld/redaction").asString())
                        : null,
                Instant.parse(json.path("created").asString()),
                json.path("commit").asString(),
                json.path("position").asString());
    }
}
