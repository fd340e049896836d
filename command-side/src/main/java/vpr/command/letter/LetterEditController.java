package vpr.command.letter;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
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
import vpr.command.Sender;
import vpr.command.TakesCommand;

/** Edits letters. */
@RestController
@Tag(name = "Letters")
public final class LetterEditController {
    private final LetterEditing letters;

    public LetterEditController(LetterEditing letters) {
        this.letters = letters;
    }

    @Operation(
            operationId = "editLetter",
            summary = "Give a letter a new version",
            description = "What is left out stays as it is. Earlier versions stay readable for ever.")
    @ApiResponse(
            responseCode = "200",
            description = "The letter has a new version",
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
    @Allowed(Action.EDIT_LETTER)
    @PatchMapping(
            path = "/patients/{patientId}/letters/{letterId}",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<EditedLetter> edit(
            @PatientInPath @PathVariable String patientId,
            @Parameter(
                            description = "The letter's id, or its UUID alone",
                            example = "20260111T143522.045Z-550e8400-e29b-41d4-a716-446655440000")
                    @PathVariable
                    String letterId,
            @RequestBody LetterEdit body,
            @Parameter(hidden = true) IfMatch basedOn,
            @Parameter(hidden = true) Sender sender) {
        var done = letters.edit(patientId, letterId, body, basedOn, sender);
        return Answers.of(HttpStatus.OK, done).eTag(done.result().commit()).body(done.result());
    }
}
