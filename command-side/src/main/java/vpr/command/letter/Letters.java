package vpr.command.letter;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vpr.command.RejectedException;
import vpr.command.Rejection;
import vpr.record.Content;
import vpr.record.EntryId;
import vpr.record.letter.LetterEvent.LetterAdded;

/** The letters of one clinical record, as far as deciding about them needs to know them: by their ids. */
public final class Letters {
    private final Set<UUID> known = new HashSet<>();
    private @Nullable Instant newest;

    /** The record's letters so far. */
    public static Letters of(Collection<EntryId> ids) {
        var letters = new Letters();
        ids.forEach(letters::added);
        return letters;
    }

    /**
     * The fact that the letter was added.
     *
     * @throws RejectedException when the record has a letter with that UUID
     */
    public LetterAdded decide(AddLetter command) {
        if (known.contains(command.id().uuid())) {
            throw new RejectedException(new Rejection.Conflict("The record has a letter with this UUID already."));
        }
        var id = switch (command.id()) {
            case NewLetterId.Given(var given) -> given;
            case NewLetterId.Generated(var now, var uuid) -> new EntryId(laterThanAll(now), uuid);
        };
        return new LetterAdded(id, Content.of(command.draft().as(id)));
    }

    /** A letter more. */
    public void evolve(LetterAdded event) {
        added(event.letter());
    }

    private void added(EntryId id) {
        known.add(id.uuid());
        var before = newest;
        newest = before == null || id.time().isAfter(before) ? id.time() : before;
    }

    private Instant laterThanAll(Instant now) {
        var moment = now.truncatedTo(ChronoUnit.MILLIS);
        var before = newest;
        return before == null || moment.isAfter(before) ? moment : before.plusMillis(1);
    }
}
