package vpr.command.letter;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.Optional;
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
import vpr.command.Answers;
import vpr.command.Commands;
import vpr.command.DerivedIds;
import vpr.command.Done;
import vpr.command.Idempotency;
import vpr.command.PathId;
import vpr.command.PatientRecords;
import vpr.command.Sender;
import vpr.command.TakesCommand;
import vpr.gitstore.Receipt;
import vpr.gitstore.StoredCommand;
import vpr.record.Content.Present;
import vpr.record.EntryId;
import vpr.record.RecordId;
import vpr.record.letter.Letter;
import vpr.record.letter.LetterEvent.LetterAdded;

/** Adds letters. */
@RestController
@Tag(name = "Letters")
public final class LetterController {
    private final Commands commands;
    private final Idempotency idempotency;
    private final PatientRecords patients;
    private final DerivedIds ids;
    private final LetterSettings settings;

    public LetterController(
            Commands commands,
            Idempotency idempotency,
            PatientRecords patients,
            DerivedIds ids,
            LetterSettings settings) {
        this.commands = commands;
        this.idempotency = idempotency;
        this.patients = patients;
        this.ids = ids;
        this.settings = settings;
    }

    @Operation(
            operationId = "addLetter",
            summary = "Add a letter to a patient's clinical record",
            description = "The prose is kept byte for byte, but for its line ends, which become line feeds."
                    + " What is left open comes from the author, the clock and the settings.")
    @ApiResponse(
            responseCode = "201",
            description = "The letter was added",
            useReturnTypeSchema = true,
            headers = {
                @Header(
                        name = "Location",
                        description = "Where it is read",
                        schema =
                                @Schema(
                                        type = "string",
                                        format = "uri-reference",
                                        example =
                                                "/patients/6f1d2b7c9e3a4f508b1c2d3e4f5a6b7c/letters/20260111T143522.045Z-550e8400-e29b-41d4-a716-446655440000")),
                @Header(
                        name = "ETag",
                        description = "Of the letter's content: its commit",
                        schema = @Schema(type = "string", example = "\"8c2f0d4b6a1e3c5d7f9b0a2c4e6f8091a3b5c7d9\""))
            })
    @Problems({ProblemType.MALFORMED_ID, ProblemType.NOT_FOUND})
    @TakesCommand
    @Allowed(Action.ADD_LETTER)
    @PostMapping(
            path = "/patients/{patientId}/letters",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<AddedLetter> add(
            @PatientInPath @PathVariable String patientId,
            @RequestBody NewLetter body,
            @Parameter(hidden = true) Sender sender) {
        var patient = PathId.parse("patientId", patientId, RecordId::parse);
        var provenance = sender.provenance(body.author());
        var clinical = patients.of(patient).clinical();
        var command = AddLetter.of(clinical, id(body, sender), body.draft(provenance.author(), sender.now(), settings));
        var done = idempotency.once(
                clinical,
                provenance,
                stored -> replay(body, stored),
                () -> commands.send(command, provenance, sender.signing()));
        return answer(patient, clinical, done);
    }

    private NewLetterId id(NewLetter body, Sender sender) {
        var given = body.givenId(sender.now());
        return given == null
                ? new NewLetterId.Generated(sender.now(), ids.of("letter", sender))
                : new NewLetterId.Given(given);
    }

    private static Optional<Done<EntryId>> replay(NewLetter body, StoredCommand stored) {
        return stored.events().size() == 1
                        && stored.events().getFirst() instanceof LetterAdded(var id, Present<Letter>(var letter))
                        && body.asksFor(letter)
                ? Optional.of(new Done<>(id, new Receipt(stored.appended()), true))
                : Optional.empty();
    }

    private static ResponseEntity<AddedLetter> answer(RecordId patient, RecordId clinical, Done<EntryId> done) {
        var commit = done.receipt().commitOf(clinical).hex();
        var letter = done.result().toString();
        return Answers.created(done, URI.create("/patients/" + patient + "/letters/" + letter))
                .eTag(commit)
                .body(new AddedLetter(letter, done.receipt().position().toString(), commit));
    }
}
