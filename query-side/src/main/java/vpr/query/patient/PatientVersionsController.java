package vpr.query.patient;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
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
import vpr.api.Page;
import vpr.api.PageCursor;
import vpr.api.PageLimit;
import vpr.api.PatientInPath;
import vpr.api.ProblemType;
import vpr.api.Problems;
import vpr.query.TextDiff;
import vpr.query.VersionLine;

@RestController
@FromTables
@Problems({ProblemType.MALFORMED_ID, ProblemType.NOT_FOUND, ProblemType.RECORD_BEHIND})
@Tag(name = "Patients")
class PatientVersionsController {
    private final PatientHistory history;

    PatientVersionsController(PatientHistory history) {
        this.history = history;
    }

    @Allowed(Action.READ_PATIENT)
    @Problems({ProblemType.INVALID_CURSOR, ProblemType.INVALID_FIELD})
    @GetMapping("/patients/{patientId}/versions")
    @Operation(
            operationId = "listPatientVersions",
            summary = "List the versions of a patient's demographics, the newest one first")
    Page<VersionLine> list(
            @PatientInPath @PathVariable String patientId,
            @PageLimit @RequestParam(defaultValue = Page.DEFAULT) int limit,
            @PageCursor @RequestParam(required = false) @Nullable String cursor) {
        return history.versions(patientId, limit, cursor);
    }

    @Allowed(Action.READ_PATIENT)
    @GetMapping("/patients/{patientId}/versions/{version}")
    @Operation(operationId = "readPatientVersion", summary = "Read a patient's demographics as they were in a version")
    @ApiResponse(
            responseCode = "200",
            description = "The patient as it then was",
            useReturnTypeSchema = true,
            headers =
                    @Header(
                            name = "ETag",
                            description = "Of this version of the demographics",
                            schema = @Schema(type = "string", example = PatientController.ETAG)))
    ResponseEntity<PatientView> read(
            @PatientInPath @PathVariable String patientId,
            @Parameter(
                            description = "The number of the version, from 1",
                            schema = @Schema(types = "integer", minimum = "1"),
                            example = "1")
                    @PathVariable
                    int version) {
        var view = history.version(patientId, version);
        return ResponseEntity.ok().eTag(view.etag()).body(view);
    }

    @Allowed(Action.READ_PATIENT)
    @Problems(ProblemType.WITHHELD)
    @GetMapping(
            path = "/patients/{patientId}/diff",
            produces = {MediaType.APPLICATION_JSON_VALUE, TextDiff.MEDIA_TYPE})
    @Operation(
            operationId = "diffPatient",
            summary = "Compare two versions of a patient's demographics, or by Accept: text/x-diff as diff -u does",
            description = "What is compared is the FHIR Patient. Lists are compared entry by entry, by place.")
    PatientDiffView diff(
            @PatientInPath @PathVariable String patientId,
            @Parameter(
                            description =
                                    "The number of the first version; the one before the second, when none is given",
                            schema = @Schema(types = "integer", minimum = "1"),
                            example = "1")
                    @RequestParam(required = false)
                    @Nullable
                    Integer from,
            @Parameter(
                            description = "The number of the second version; the newest, when none is given",
                            schema = @Schema(types = "integer", minimum = "1"),
                            example = "2")
                    @RequestParam(required = false)
                    @Nullable
                    Integer to) {
        return history.diff(patientId, from, to);
    }
}
