package vpr.record.letter;

import vpr.record.Content;
import vpr.record.EntryId;
import vpr.record.Event;
import vpr.record.InvalidException;

/** The facts about letters. */
public sealed interface LetterEvent extends Event {
    /** A letter was added to a clinical record. */
    record LetterAdded(EntryId letter, Content<Letter> content) implements LetterEvent {
        public LetterAdded {
            requireOwnContent(letter, content);
        }
    }

    /**
     * A letter was given a new version.
     *
     * @param content the whole of the new version
     */
    record LetterEdited(EntryId letter, Content<Letter> content) implements LetterEvent {
        public LetterEdited {
            requireOwnContent(letter, content);
        }
    }

    /** The letter that it is about. */
    EntryId letter();

    /** The letter as it is from then on. */
    Content<Letter> content();

    private static void requireOwnContent(EntryId letter, Content<Letter> content) {
        if (content instanceof Content.Present<Letter>(Letter present)
                && !present.composition().uid().equals(letter)) {
            throw new InvalidException("composition.uid", "must be the letter's id");
        }
    }
}
