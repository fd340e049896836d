package vpr.command;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Function;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.springframework.http.ResponseEntity;
import vpr.api.Problem;
import vpr.api.ProblemType;
import vpr.gitstore.AuthorSigning;
import vpr.gitstore.PreparedException;
import vpr.gitstore.Repeatable;
import vpr.gitstore.StaleTipException;
import vpr.gitstore.signing.AuthorSignatures;
import vpr.gitstore.signing.InstallationSecret;
import vpr.record.commit.ContentChain;

/**
 * Takes commands whose commits their author signs, in two requests. Both run the command as the one request of a command
 * that the service signs does; only how it is signed differs, which the {@link Sender} says. Nothing is kept in between.
 */
public final class AuthoredCommands {
    private final Preparations preparations;
    private final AuthorSignatures signatures;
    private final InstantSource clock;
    private final SecureRandom random;

    public AuthoredCommands(
            InstallationSecret secret, AuthorSignatures signatures, InstantSource clock, SecureRandom random) {
        this.preparations = new Preparations(secret, random);
        this.signatures = signatures;
        this.clock = clock;
        this.random = random;
    }

    /**
     * What the command's author is to sign. Whatever the command would be refused for, this is refused for.
     *
     * @param command sends it
     */
    public ResponseEntity<PreparedCommand> prepare(Sender sender, Consumer<Sender> command) {
        var seed = new byte[Repeatable.SEED_BYTES];
        random.nextBytes(seed);
        var repeatable = new Repeatable(sender.now(), seed);
        try {
            command.accept(sender.signing(new AuthorSigning.Preparing(repeatable)));
        } catch (PreparedException prepared) {
            return ResponseEntity.ok(answer(sender, repeatable, prepared));
        }
        throw Problem.of(
                ProblemType.CONFLICT,
                "The command with this idempotency key was recorded already; sent again, it answers what it did.");
    }

    private PreparedCommand answer(Sender sender, Repeatable repeatable, PreparedException prepared) {
        var preparation = new Preparation(
                sender.commandId(),
                sender.correlationId(),
                repeatable,
                prepared.commits().stream()
                        .map(commit -> new Preparation.Commit(
                                commit.record(), commit.sequence(), ContentChain.sha256(commit.text())))
                        .toList());
        return new PreparedCommand(
                sender.commandId().toString(),
                preparations.write(sender.caller().id(), preparation),
                preparation.end().toString(),
                prepared.commits().stream().map(PreparedCommand::commit).toList());
    }

    /**
     * What the command did. It has the idempotency key and the correlation id that it was prepared with.
     *
     * @param command sends it
     */
    public <A> ResponseEntity<A> submit(
            Submission<?> submission, Sender sender, Function<Sender, ResponseEntity<A>> command) {
        var preparation = preparations.read(sender.caller().id(), submission.preparation());
        var signed = SubmittedSignatures.of(preparation, submission.signatures(), signatures, clock);
        var repeatable = preparation.repeatable();
        var submitting = new AuthorSigning.Submitting(repeatable, preparation.sequences(), signed);
        try {
            return command.apply(new Sender(
                    sender.caller(),
                    preparation.commandId(),
                    preparation.correlationId(),
                    repeatable.time(),
                    submitting));
        } catch (ConcurrencyException | AggregateStreamCreationException | StaleTipException e) {
            throw Problem.of(
                    ProblemType.PREPARE_AGAIN, "The record was changed after this was prepared; nothing was written.");
        } catch (AuthorSigning.OtherEventsException e) {
            throw Problem.ofField(ProblemType.PREPARATION_REFUSED, "command", "must be the one that was prepared");
        }
    }
}
