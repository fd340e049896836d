package vpr.record.letter;

import vpr.record.Content;
import vpr.record.EntryId;
import vpr.record.Event;

/** The facts about letters. */
public sealed interface LetterEvent extends Event {
    /** A letter was added to a clinical record. */
    record LetterAdded(EntryId letter, Content<Letter> content) implements LetterEvent {}
}
