package vpr.population.patient;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A patient in a list. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "PatientLine")
record PatientLine(
        @Schema(example = "6f1d2b7c9e3a4f508b1c2d3e4f5a6b7c")
        String patientId,

        @Schema(example = "Enrique Treviño", description = "Absent when the demographics are withheld") @Nullable
        String name,

        @Schema(example = "1962-07-25", description = "YYYY, YYYY-MM or YYYY-MM-DD") @Nullable
        String birthDate,

        @Schema(
                example = "male",
                allowableValues = {"male", "female", "other", "unknown"})
        @Nullable
        String gender,

        @Schema(description = "The redaction that took the demographics away") @Nullable
        String withheld) {}
