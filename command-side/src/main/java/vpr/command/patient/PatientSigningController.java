package vpr.command.patient;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vpr.access.Action;
import vpr.access.Allowed;
import vpr.api.PatientInPath;
import vpr.api.ProblemType;
import vpr.api.Problems;
import vpr.command.AuthoredCommands;
import vpr.command.ChangesVersion;
import vpr.command.IfMatch;
import vpr.command.PreparedCommand;
import vpr.command.PreparesCommand;
import vpr.command.Sender;
import vpr.command.Submission;
import vpr.command.TakesSubmission;

/** Creates patients and changes demographics, signed by whoever answers for it. */
@RestController
@Tag(name = "Patients")
public final class PatientSigningController {
    private static final String PREPARE = "/prepare";
    private static final String SUBMIT = "/submit";
    private static final String PATIENTS = "/patients";
    private static final String PATIENT = "/patients/{patientId}";

    private final PatientController patients;
    private final DemographicsController demographics;
    private final AuthoredCommands authored;

    public PatientSigningController(
            PatientController patients, DemographicsController demographics, AuthoredCommands authored) {
        this.patients = patients;
        this.demographics = demographics;
        this.authored = authored;
    }

    @Operation(
            operationId = "prepareCreatePatient",
            summary = "Prepare a new patient for the author to sign",
            description =
                    "Takes what creating a patient takes, and answers the first commit of each of the three records."
                            + PreparesCommand.NOTE)
    @ApiResponse(responseCode = "200", description = "What is to be signed", useReturnTypeSchema = true)
    @PreparesCommand
    @Allowed(Action.CREATE_PATIENT)
    @PostMapping(
            path = PATIENTS + PREPARE,
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<PreparedCommand> prepareCreate(
            @RequestBody NewPatient body, @Parameter(hidden = true) Sender sender) {
        return authored.prepare(sender, by -> patients.create(body, by));
    }

    @Operation(
            operationId = "submitCreatePatient",
            summary = "Create a patient, signed by the author",
            description = "Answers what creating a patient answers." + TakesSubmission.NOTE)
    @ApiResponse(responseCode = "201", description = "The patient was created", useReturnTypeSchema = true)
    @TakesSubmission
    @Allowed(Action.CREATE_PATIENT)
    @PostMapping(
            path = PATIENTS + SUBMIT,
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<CreatedPatient> submitCreate(
            @RequestBody Submission<NewPatient> body, @Parameter(hidden = true) Sender sender) {
        return authored.submit(body, sender, by -> patients.create(body.command(), by));
    }

    @Operation(
            operationId = "prepareChangeDemographics",
            summary = "Prepare a change of demographics for the author to sign",
            description = "Takes what changing demographics takes." + PreparesCommand.NOTE)
    @ApiResponse(responseCode = "200", description = "What is to be signed", useReturnTypeSchema = true)
    @Problems({ProblemType.MALFORMED_ID, ProblemType.NOT_FOUND})
    @PreparesCommand
    @ChangesVersion
    @Allowed(Action.CHANGE_DEMOGRAPHICS)
    @PostMapping(
            path = PATIENT + PREPARE,
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<PreparedCommand> prepareChange(
            @PatientInPath @PathVariable String patientId,
            @Parameter(hidden = true) IfMatch version,
            @RequestBody NewPatient body,
            @Parameter(hidden = true) Sender sender) {
        return authored.prepare(sender, by -> demographics.change(patientId, version, body, by));
    }

    @Operation(
            operationId = "submitChangeDemographics",
            summary = "Change a patient's demographics, signed by the author",
            description = "Answers what changing demographics answers." + TakesSubmission.NOTE)
    @ApiResponse(responseCode = "200", description = "The demographics were changed", useReturnTypeSchema = true)
    @Problems({ProblemType.MALFORMED_ID, ProblemType.NOT_FOUND})
    @TakesSubmission
    @ChangesVersion
    @Allowed(Action.CHANGE_DEMOGRAPHICS)
    @PostMapping(
            path = PATIENT + SUBMIT,
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ChangedDemographics> submitChange(
            @PatientInPath @PathVariable String patientId,
            @Parameter(hidden = true) IfMatch version,
            @RequestBody Submission<NewPatient> body,
            @Parameter(hidden = true) Sender sender) {
        return authored.submit(body, sender, by -> demographics.change(patientId, version, body.command(), by));
    }
}
