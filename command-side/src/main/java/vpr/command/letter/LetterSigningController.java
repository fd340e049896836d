package vpr.command.letter;

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

/** Adds and edits letters that their author signs. */
@RestController
@Tag(name = "Letters")
@Problems({ProblemType.MALFORMED_ID, ProblemType.NOT_FOUND})
public final class LetterSigningController {
    private static final String PREPARE = "/prepare";
    private static final String SUBMIT = "/submit";
    private static final String LETTERS = "/patients/{patientId}/letters";
    private static final String LETTER = "/patients/{patientId}/letters/{letterId}";
    private static final String LETTER_ID = "20260111T143522.045Z-550e8400-e29b-41d4-a716-446655440000";

    private final LetterController letters;
    private final LetterEditController edits;
    private final AuthoredCommands authored;

    public LetterSigningController(LetterController letters, LetterEditController edits, AuthoredCommands authored) {
        this.letters = letters;
        this.edits = edits;
        this.authored = authored;
    }

    @Operation(
            operationId = "prepareAddLetter",
            summary = "Prepare a letter for its author to sign",
            description = "Takes what adding a letter takes." + PreparesCommand.NOTE)
    @ApiResponse(responseCode = "200", description = "What is to be signed", useReturnTypeSchema = true)
    @PreparesCommand
    @Allowed(Action.ADD_LETTER)
    @PostMapping(
            path = LETTERS + PREPARE,
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<PreparedCommand> prepareAdd(
            @PatientInPath @PathVariable String patientId,
            @RequestBody NewLetter body,
            @Parameter(hidden = true) Sender sender) {
        return authored.prepare(sender, by -> letters.add(patientId, body, by));
    }

    @Operation(
            operationId = "submitAddLetter",
            summary = "Add a letter that its author has signed",
            description = "Answers what adding a letter answers." + TakesSubmission.NOTE)
    @ApiResponse(responseCode = "201", description = "The letter was added", useReturnTypeSchema = true)
    @TakesSubmission
    @Allowed(Action.ADD_LETTER)
    @PostMapping(
            path = LETTERS + SUBMIT,
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<AddedLetter> submitAdd(
            @PatientInPath @PathVariable String patientId,
            @RequestBody Submission<NewLetter> body,
            @Parameter(hidden = true) Sender sender) {
        return authored.submit(body, sender, by -> letters.add(patientId, body.command(), by));
    }

    @Operation(
            operationId = "prepareEditLetter",
            summary = "Prepare a letter's new version for its author to sign",
            description = "Takes what editing a letter takes." + PreparesCommand.NOTE)
    @ApiResponse(responseCode = "200", description = "What is to be signed", useReturnTypeSchema = true)
    @PreparesCommand
    @ChangesVersion
    @Allowed(Action.EDIT_LETTER)
    @PostMapping(
            path = LETTER + PREPARE,
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<PreparedCommand> prepareEdit(
            @PatientInPath @PathVariable String patientId,
            @Parameter(description = "The letter's id, or its UUID alone", example = LETTER_ID) @PathVariable
                    String letterId,
            @RequestBody LetterEdit body,
            @Parameter(hidden = true) IfMatch basedOn,
            @Parameter(hidden = true) Sender sender) {
        return authored.prepare(sender, by -> edits.edit(patientId, letterId, body, basedOn, by));
    }

    @Operation(
            operationId = "submitEditLetter",
            summary = "Give a letter a new version that its author has signed",
            description = "Answers what editing a letter answers." + TakesSubmission.NOTE)
    @ApiResponse(responseCode = "200", description = "The letter has a new version", useReturnTypeSchema = true)
    @TakesSubmission
    @ChangesVersion
    @Allowed(Action.EDIT_LETTER)
    @PostMapping(
            path = LETTER + SUBMIT,
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<EditedLetter> submitEdit(
            @PatientInPath @PathVariable String patientId,
            @Parameter(description = "The letter's id, or its UUID alone", example = LETTER_ID) @PathVariable
                    String letterId,
            @RequestBody Submission<LetterEdit> body,
            @Parameter(hidden = true) IfMatch basedOn,
            @Parameter(hidden = true) Sender sender) {
        return authored.submit(body, sender, by -> edits.edit(patientId, letterId, body.command(), basedOn, by));
    }
}
