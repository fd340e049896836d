package vpr.command.letter;

import java.time.Instant;
import vpr.command.RecordCommand;
import vpr.record.EntryId;
import vpr.record.RecordId;

/**
 * Add a letter to a clinical record.
 *
 * @param record the clinical one
 */
public record AddLetter(RecordId record, NewLetterId id, LetterDraft draft) implements RecordCommand<EntryId> {
    private static final Instant ANY_TIME = Instant.EPOCH;

    public AddLetter {
        // The id's time is decided later; everything else of the letter is refused here or never.
        var _ = draft.as(new EntryId(ANY_TIME, id.uuid()));
    }

    /** Without the text. */
    @Override
    public String toString() {
        return "AddLetter[" + record + "]";
    }
}
