package vpr.command.letter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
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
    private static final String FOLDER = LetterFiles.FOLDER.text();

    private final @Nullable RecordHead tip;
    private final List<EntryId> added = new ArrayList<>();

    private Letters(@Nullable RecordHead tip) {
        this.tip = tip;
    }

    /** Of a record that is not stored yet. */
    public static Letters none() {
        return new Letters(null);
    }

    /** The record's letters so far. */
    public static Letters of(RecordHead tip) {
        return new Letters(tip);
    }

    /**
     * The fact that the letter was added.
     *
     * @throws RejectedException when the record has a letter with that UUID
     */
    public LetterAdded decide(AddLetter command) {
        EntryId proposed = command.id().proposed();
        if (find(proposed.uuid()).isPresent()) {
            throw new RejectedException(new Rejection.Conflict("The record has a letter with this UUID already."));
        }
        var id = switch (command.id()) {
            case NewLetterId.Given given -> proposed;
            case NewLetterId.Generated generated -> new EntryId(laterThanAll(proposed.time()), proposed.uuid());
        };
        return new LetterAdded(id, Content.of(command.letter().as(id)));
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
        var head = tip;
        return find(letter.uuid())
                .filter(id -> head != null && letter.means(id))
                .map(id -> new StoredLetter(Objects.requireNonNull(head), id))
                .orElseThrow(() -> new RejectedException(new Rejection.NotFound("The patient has no such letter.")));
    }

    /** A letter more. */
    public void evolve(LetterAdded event) {
        added.add(event.letter());
    }

    /** By its UUID, which the name of its folder ends with: a record of many letters is looked through, not read. */
    private Optional<EntryId> find(UUID uuid) {
        return added.stream()
                .filter(id -> id.uuid().equals(uuid))
                .findFirst()
                .or(() -> Optional.ofNullable(tip)
                        .flatMap(head -> head.nameEnding(FOLDER, "-" + uuid))
                        .map(EntryId::parse));
    }

    // Names begin with their time, so the last one is the newest.
    private Instant laterThanAll(Instant moment) {
        var stored =
                Optional.ofNullable(tip).flatMap(head -> head.lastName(FOLDER)).map(EntryId::parse);
        return Stream.concat(stored.stream(), added.stream())
                .map(EntryId::time)
                .filter(time -> !moment.isAfter(time))
                .max(Comparator.naturalOrder())
                .map(newest -> newest.plusMillis(1))
                .orElse(moment);
    }
}
