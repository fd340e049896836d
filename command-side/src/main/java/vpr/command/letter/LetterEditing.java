package vpr.command.letter;

import java.util.Optional;
import vpr.command.Commands;
import vpr.command.Done;
import vpr.command.Idempotency;
import vpr.command.IfMatch;
import vpr.command.PathId;
import vpr.command.PatientRecords;
import vpr.command.Sender;
import vpr.gitstore.GitStore;
import vpr.gitstore.Receipt;
import vpr.gitstore.StoredCommand;
import vpr.record.Content.Present;
import vpr.record.EntryId;
import vpr.record.RecordId;
import vpr.record.letter.Letter;
import vpr.record.letter.LetterEvent.LetterEdited;

/** Takes requests to edit a letter, whichever way they come. */
public final class LetterEditing {
    private final GitStore store;
    private final Commands commands;
    private final Idempotency idempotency;
    private final PatientRecords patients;

    public LetterEditing(GitStore store, Commands commands, Idempotency idempotency, PatientRecords patients) {
        this.store = store;
        this.commands = commands;
        this.idempotency = idempotency;
        this.patients = patients;
    }

    /** What the request did, or an earlier one with the same idempotency key. */
    Done<EditedLetter> edit(String patientId, String letterId, LetterEdit request, IfMatch basedOn, Sender sender) {
        var patient = PathId.parse("patientId", patientId, RecordId::parse);
        var letter = PathId.parse("letterId", letterId, LetterReference::parse);
        var change = request.change();
        var provenance = sender.provenance(request.author());
        var command = new EditLetter(patients.of(patient).clinical(), letter, basedOn.commit(), change);
        var done = idempotency.once(
                command.record(),
                provenance,
                stored -> replay(command, stored),
                () -> commands.send(command, provenance, sender.signing()));
        return EditedLetter.of(command.record(), done);
    }

    private Optional<Done<EntryId>> replay(EditLetter command, StoredCommand stored) {
        return stored.events().size() == 1
                        && stored.events().getFirst() instanceof LetterEdited(var id, Present<Letter>(var letter))
                        && command.letter().means(id)
                        && isWhatCameOf(command, id, letter)
                ? Optional.of(new Done<>(id, new Receipt(stored.appended()), true))
                : Optional.empty();
    }

    /** What a request leaves out came from the version that it is based on. */
    private boolean isWhatCameOf(EditLetter command, EntryId id, Letter stored) {
        return store.head(command.record())
                .flatMap(head -> new StoredLetter(head, id).at(command.basedOn()))
                .filter(base -> command.change().applyTo(base.read()).equals(stored))
                .isPresent();
    }
}
