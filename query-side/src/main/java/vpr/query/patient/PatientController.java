package vpr.query.patient;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vpr.access.Action;
import vpr.access.Allowed;
import vpr.api.FromTables;
import vpr.api.PatientInPath;
import vpr.api.ProblemType;
import vpr.api.Problems;
import vpr.api.Seeing;

@RestController("patientReading")
@FromTables
@Problems({ProblemType.MALFORMED_ID, ProblemType.NOT_FOUND, ProblemType.RECORD_BEHIND})
@Tag(name = "Patients")
class PatientController {
    private final PatientLookup patients;

    PatientController(PatientLookup patients) {
        this.patients = patients;
    }

    @Allowed(Action.READ_PATIENT)
    @GetMapping("/patients/{patientId}")
    @Operation(
            operationId = "readPatient",
            summary = "Read a patient's demographics and the ids of the patient's records")
    @ApiResponse(
            responseCode = "200",
            description = "The patient",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = PatientView.class)))
    ShownPatient read(@PatientInPath @PathVariable String patientId, Seeing seeing) {
        return patients.newest(patientId, seeing);
    }
}
