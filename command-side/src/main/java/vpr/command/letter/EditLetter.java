package vpr.command.letter;

import vpr.command.RecordCommand;
import vpr.record.CommitId;
import vpr.record.EntryId;
import vpr.record.RecordId;

/**
 * Give a letter a new version.
 *
 * @param record the clinical one
 * @param basedOn the commit of the version that the change is based on
 */
public record EditLetter(RecordId record, LetterReference letter, CommitId basedOn, LetterChange change)
        implements RecordCommand<EntryId> {
    /** Without the text. */
    @Override
    public String toString() {
        return "EditLetter[" + record + "]";
    }
}
