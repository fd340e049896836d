package vpr.query.patient;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vpr.query.WithheldView;

/** A patient. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Patient")
record PatientView(
        @Schema(example = "6f9619ff8b86d011b42d00c04fc964ff")
        String patientId,

        @Schema(description = "The clinical record") String clinicalId,
        @Schema(description = "The coordination record") String coordinationId,

        @JsonRawValue
        @Schema(type = "object", description = "The FHIR R4 Patient as it was recorded", example = """
                {"resourceType":"Patient","name":[{"use":"official","family":"Treviño","given":["Enrique"]}],
                 "gender":"male","birthDate":"1962-07-25"}""")
        @Nullable
        String demographics,

        @Nullable WithheldView withheld,
        @Schema(description = "When the record was created") Instant created,

        @Schema(description = "The Git commit that says all this")
        String commit,

        @Schema(example = "0001-000000000000042") String position) {}
