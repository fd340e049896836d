package vpr.population.patient;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A patient in a list. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "PatientLine")
record PatientLine(
        @Schema(example = "6f9619ff8b86d011b42d00c04fc964ff")
        String patientId,

        @Schema(example = "Enrique Treviño", description = "Absent when the demographics are withheld") @Nullable
        String name,

        @Schema(example = "1962-07-25", description = "YYYY, YYYY-MM or YYYY-MM-DD") @Nullable
        String birthDate,

        @Schema(example = "male") @Nullable String gender,

        @Schema(description = "The redaction that took the demographics away") @Nullable
        String withheld) {}
