package vpr.command.patient;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vpr.access.Action;
import vpr.access.Allowed;
import vpr.command.Answers;
import vpr.command.Commands;
import vpr.command.DerivedIds;
import vpr.command.Done;
import vpr.command.Idempotency;
import vpr.command.Sender;
import vpr.command.TakesCommand;
import vpr.gitstore.Appended;
import vpr.gitstore.Receipt;
import vpr.gitstore.StoredCommand;
import vpr.record.RecordId;
import vpr.record.patient.RecordLinks;

/** Creates patients. */
@RestController
@Tag(name = "Patients")
public final class PatientController {
    private final Commands commands;
    private final Idempotency idempotency;
    private final DerivedIds ids;
    private final NewRecords beginning;

    public PatientController(Commands commands, Idempotency idempotency, DerivedIds ids, NewRecords beginning) {
        this.commands = commands;
        this.idempotency = idempotency;
        this.ids = ids;
        this.beginning = beginning;
    }

    @Operation(
            operationId = "createPatient",
            summary = "Create a patient",
            description = "Creates the patient's demographics, clinical and coordination records, all three or none.")
    @ApiResponse(
            responseCode = "201",
            description = "The patient was created",
            useReturnTypeSchema = true,
            headers = {
                @Header(
                        name = "Location",
                        description = "Where it is read",
                        schema =
                                @Schema(
                                        type = "string",
                                        format = "uri-reference",
                                        example = "/patients/6f1d2b7c9e3a4f508b1c2d3e4f5a6b7c"))
            })
    @TakesCommand
    @Allowed(Action.CREATE_PATIENT)
    @PostMapping(
            path = "/patients",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<CreatedPatient> create(@RequestBody NewPatient body, @Parameter(hidden = true) Sender sender) {
        var provenance = sender.provenance(body.author());
        var command = command(body, sender);
        var done = idempotency.once(
                command.demographics(),
                provenance,
                stored -> replay(command, stored),
                () -> commands.send(command, provenance, sender.signing()));
        return Answers.created(done, URI.create("/patients/" + command.demographics()))
                .body(CreatedPatient.of(command, done.receipt()));
    }

    private CreatePatient command(NewPatient body, Sender sender) {
        return new CreatePatient(
                RecordId.of(ids.of("demographics", sender)),
                new RecordLinks(RecordId.of(ids.of("clinical", sender)), RecordId.of(ids.of("coordination", sender))),
                body.patient(),
                beginning);
    }

    private Optional<Done<RecordId>> replay(CreatePatient command, StoredCommand stored) {
        if (!stored.events().contains(command.demographicsCreated())) {
            return Optional.empty();
        }
        var appended = new ArrayList<Appended>();
        for (var record : command.records()) {
            idempotency.find(record, stored.provenance()).ifPresent(found -> appended.addAll(found.appended()));
        }
        appended.sort(Comparator.comparing(Appended::position));
        return Optional.of(new Done<>(command.demographics(), new Receipt(appended), true));
    }
}
