package vpr.command.letter;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vpr.command.RejectedException;
import vpr.command.Rejection;
import vpr.gitstore.RecordHead;
import vpr.record.Content;
import vpr.record.EntryId;
import vpr.record.letter.LetterEvent.LetterAdded;
import vpr.record.letter.LetterEvent.LetterEdited;
import vpr.record.letter.LetterFiles;

/**
 * The letters of one clinical record, as far as deciding about them needs to know them: by their ids, and the one that is
 * edited by what the record's tip holds of it.
 */
public final class Letters {
    private final Map<UUID, EntryId> known = new HashMap<>();
    private final @Nullable RecordHead tip;
    private @Nullable Instant newest;

    private Letters(@Nullable RecordHead tip) {
        this.tip = tip;
    }

    /** Of a record that is not stored yet. */
    public static Letters none() {
        return new Letters(null);
    }

    /** The record's letters so far. */
    public static Letters of(RecordHead tip) {
        var letters = new Letters(tip);
        tip.names(LetterFiles.FOLDER.text()).forEach(id -> letters.added(EntryId.parse(id)));
        return letters;
    }

    /**
     * The fact that the letter was added.
     *
     * @throws RejectedException when the record has a letter with that UUID
     */
    public LetterAdded decide(AddLetter command) {
        if (known.containsKey(command.id().uuid())) {
            throw new RejectedException(new Rejection.Conflict("The record has a letter with this UUID already."));
        }
        var id = switch (command.id()) {
            case NewLetterId.Given(var given) -> given;
            case NewLetterId.Generated(var now, var uuid) -> new EntryId(laterThanAll(now), uuid);
        };
        return new LetterAdded(id, Content.of(command.draft().as(id)));
    }

    /**
     * The fact that the letter was edited.
     *
     * @throws RejectedException when there is no such letter, it was edited after the version that the command is based
     *     on, or the command changes nothing
     */
    public LetterEdited decide(EditLetter command) {
        var letter = stored(command.letter());
        if (!letter.isSameAt(command.basedOn())) {
            throw new RejectedException(
                    new Rejection.Stale("The letter has another version than the one that If-Match names."));
        }
        var before = letter.read();
        var after = command.change().applyTo(before);
        if (after.equals(before)) {
            throw new RejectedException(
                    new Rejection.NothingChanged("The letter is already what the request asks for."));
        }
        return new LetterEdited(letter.id(), Content.of(after));
    }

    private StoredLetter stored(LetterReference letter) {
        var id = known.get(letter.uuid());
        if (id == null || tip == null || !letter.means(id)) {
            throw new RejectedException(new Rejection.NotFound("The patient has no such letter."));
        }
        return new StoredLetter(tip, id);
    }

    /** A letter more. */
    public void evolve(LetterAdded event) {
        added(event.letter());
    }

    private void added(EntryId id) {
        known.put(id.uuid(), id);
        var before = newest;
        newest = before == null || id.time().isAfter(before) ? id.time() : before;
    }

    private Instant laterThanAll(Instant now) {
        var moment = now.truncatedTo(ChronoUnit.MILLIS);
        var before = newest;
        return before == null || moment.isAfter(before) ? moment : before.plusMillis(1);
    }
}
