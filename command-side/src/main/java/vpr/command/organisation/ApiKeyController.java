package vpr.command.organisation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vpr.access.Action;
import vpr.access.Allowed;
import vpr.access.NewApiKey;
import vpr.api.Problem;
import vpr.api.ProblemType;
import vpr.api.Problems;
import vpr.command.Answers;
import vpr.command.Commands;
import vpr.command.DerivedIds;
import vpr.command.Done;
import vpr.command.Idempotency;
import vpr.command.Sender;
import vpr.command.TakesCommand;
import vpr.gitstore.Receipt;
import vpr.gitstore.StoredCommand;
import vpr.record.RecordId;
import vpr.record.UtcMillis;
import vpr.record.organisation.OrganisationEvent.ApiKeyCreated;
import vpr.record.organisation.OrganisationEvent.ApiKeyRevoked;

/** Gives out API keys and withdraws them. */
@RestController
@Tag(name = "API keys")
public final class ApiKeyController {
    private static final Pattern KEY_ID = Pattern.compile("[0-9a-z]{16}");

    private final Commands commands;
    private final Idempotency idempotency;
    private final DerivedIds ids;
    private final SecureRandom random;
    private final RecordId organisation;

    public ApiKeyController(Commands commands, Idempotency idempotency, DerivedIds ids, SecureRandom random) {
        this.commands = commands;
        this.idempotency = idempotency;
        this.ids = ids;
        this.random = random;
        this.organisation = RecordId.of(ids.organisation());
    }

    @Operation(
            operationId = "createApiKey",
            summary = "Give out an API key",
            description = "The answer is the only one with the key's text. When it is lost, revoke the key.")
    @ApiResponse(responseCode = "201", description = "The key was given out", useReturnTypeSchema = true)
    @TakesCommand
    @Allowed(Action.MANAGE_KEYS)
    @PostMapping(
            path = "/organisation/keys",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<CreatedKey> create(@RequestBody NewKey body, @Parameter(hidden = true) Sender sender) {
        var made = NewApiKey.generate(ids.of("api-key", sender), random);
        var command = new CreateApiKey(organisation, body.key(made, sender.now()));
        var provenance = sender.provenance(null);
        var done = idempotency.once(
                organisation,
                provenance,
                stored -> refuseToShowAgain(body, stored),
                () -> commands.send(command, provenance));
        return Answers.of(HttpStatus.CREATED, done)
                .body(new CreatedKey(
                        made.id(),
                        made.text(),
                        done.receipt().position().toString(),
                        done.receipt().commitOf(organisation).hex()));
    }

    @Operation(
            operationId = "revokeApiKey",
            summary = "Withdraw an API key, from now on",
            description = "There is no way back. The last administrator's key that holds cannot be withdrawn.")
    @ApiResponse(responseCode = "200", description = "The key is refused from now on", useReturnTypeSchema = true)
    @Problems({ProblemType.MALFORMED_ID, ProblemType.NOT_FOUND})
    @TakesCommand
    @Allowed(Action.MANAGE_KEYS)
    @PostMapping(path = "/organisation/keys/{keyId}/revoke", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<RevokedKey> revoke(
            @Parameter(description = "The key's id, not its text", example = "k3v7q2mzr5w4abcd") @PathVariable
                    String keyId,
            @Parameter(hidden = true) Sender sender) {
        if (!KEY_ID.matcher(keyId).matches()) {
            throw Problem.ofField(ProblemType.MALFORMED_ID, "keyId", "must be 16 lower-case letters or digits");
        }
        var command = new RevokeApiKey(organisation, keyId, sender.now());
        var provenance = sender.provenance(null);
        var done = idempotency.once(
                organisation, provenance, stored -> replay(keyId, stored), () -> commands.send(command, provenance));
        return Answers.of(HttpStatus.OK, done)
                .body(new RevokedKey(
                        keyId,
                        UtcMillis.text(done.result()),
                        done.receipt().position().toString(),
                        done.receipt().commitOf(organisation).hex()));
    }

    private static Optional<Done<String>> refuseToShowAgain(NewKey body, StoredCommand stored) {
        if (stored.events().size() == 1
                && stored.events().getFirst() instanceof ApiKeyCreated(var key)
                && body.asksFor(key)) {
            throw Problem.of(
                    ProblemType.CONFLICT,
                    "The first request with this idempotency key gave out the key; its text cannot be shown again."
                            + " Revoke it, and create another with a new idempotency key.");
        }
        return Optional.empty();
    }

    private static Optional<Done<Instant>> replay(String keyId, StoredCommand stored) {
        return stored.events().size() == 1
                        && stored.events().getFirst() instanceof ApiKeyRevoked revoked
                        && revoked.key().id().equals(keyId)
                ? Optional.of(new Done<>(revoked.revokedAt(), new Receipt(stored.appended()), true))
                : Optional.empty();
    }
}
