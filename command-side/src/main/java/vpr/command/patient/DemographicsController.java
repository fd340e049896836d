package vpr.command.patient;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vpr.access.Action;
import vpr.access.Allowed;
import vpr.api.PatientInPath;
import vpr.api.ProblemType;
import vpr.api.Problems;
import vpr.command.Answers;
import vpr.command.ChangesVersion;
import vpr.command.IfMatch;
import vpr.command.PathId;
import vpr.command.Sender;
import vpr.command.TakesCommand;
import vpr.record.RecordId;

/** Changes demographics. */
@RestController
@Tag(name = "Patients")
public final class DemographicsController {
    private final DemographicsChanges changes;

    public DemographicsController(DemographicsChanges changes) {
        this.changes = changes;
    }

    @Operation(
            operationId = "changeDemographics",
            summary = "Change a patient's demographics",
            description =
                    "Takes the whole patient, as creating one does: an element that is left out is gone in the new"
                            + " version. Elements of the FHIR Patient that the interface does not take stay as they are.")
    @ApiResponse(
            responseCode = "200",
            description = "The demographics were changed",
            useReturnTypeSchema = true,
            headers =
                    @Header(
                            name = "ETag",
                            description = "Of the new version: its commit",
                            schema =
                                    @Schema(type = "string", example = "\"8c2f0d4b6a1e3c5d7f9b0a2c4e6f8091a3b5c7d9\"")))
    @Problems({ProblemType.MALFORMED_ID, ProblemType.NOT_FOUND})
    @TakesCommand
    @ChangesVersion
    @Allowed(Action.CHANGE_DEMOGRAPHICS)
    @PutMapping(
            path = "/patients/{patientId}",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ChangedDemographics> change(
            @PatientInPath @PathVariable String patientId,
            @Parameter(hidden = true) IfMatch version,
            @RequestBody NewPatient body,
            @Parameter(hidden = true) Sender sender) {
        var patient = PathId.parse("patientId", patientId, RecordId::parse);
        var done = changes.change(patient, version, body, sender);
        var commit = done.receipt().commitOf(patient).hex();
        return Answers.of(HttpStatus.OK, done)
                .eTag(commit)
                .body(new ChangedDemographics(
                        patient.hex(), done.receipt().position().toString(), commit));
    }
}
