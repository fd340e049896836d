package vpr.query.patient;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
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
    static final String ETAG = "\"8c2f0d4b6a1e3c5d7f9b0a2c4e6f8091a3b5c7d9\"";

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
            description = "The newest version, or the one that was the newest at the moment asked for",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = PatientView.class)),
            headers =
                    @Header(
                            name = "ETag",
                            description = "Of this version of the demographics",
                            schema = @Schema(type = "string", example = ETAG)))
    @ApiResponse(responseCode = "304", description = "The version that If-None-Match names", content = @Content)
    @Parameter(
            in = ParameterIn.HEADER,
            name = "If-None-Match",
            description = "The ETag of an earlier answer",
            schema = @Schema(type = "string"),
            example = ETAG)
    ResponseEntity<ShownPatient> read(
            @PatientInPath @PathVariable String patientId,
            @Parameter(
                            description = "A moment, RFC 3339: the answer is what was recorded then",
                            schema = @Schema(type = "string", format = "date-time"),
                            example = "2026-01-12T10:15:00Z")
                    @RequestParam(required = false)
                    @Nullable
                    String asOf,
            Seeing seeing) {
        var patient = asOf == null ? patients.newest(patientId, seeing) : patients.asOf(patientId, asOf, seeing);
        return ResponseEntity.ok().eTag(patient.etag()).body(patient);
    }
}
