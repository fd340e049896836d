package vpr.command.letter;

import vpr.command.RecordCommand;
import vpr.record.EntryId;
import vpr.record.RecordId;
import vpr.record.letter.Letter;

/**
 * Add a letter to a clinical record.
 *
 * @param record the clinical one
 * @param letter under the id that is proposed for it
 */
public record AddLetter(RecordId record, NewLetterId id, Letter letter) implements RecordCommand<EntryId> {
    /**
     * The command, whose letter is made once: mostly the id that is proposed is the one that it gets.
     *
     * @throws vpr.record.InvalidException when the text or a reference breaks a rule
     */
    public static AddLetter of(RecordId record, NewLetterId id, LetterDraft draft) {
        return new AddLetter(record, id, draft.as(id.proposed()));
    }

    /** Without the text. */
    @Override
    public String toString() {
        return "AddLetter[" + record + "]";
    }
}
