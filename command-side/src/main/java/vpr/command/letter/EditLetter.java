package vpr.command.letter;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import vpr.command.Command;
import vpr.record.CommitId;
import vpr.record.EntryId;
import vpr.record.RecordId;

/**
 * Give a letter a new version.
 *
 * @param clinical the record
 * @param basedOn the commit of the version that the change is based on
 */
public record EditLetter(
        @TargetAggregateIdentifier RecordId clinical, LetterReference letter, CommitId basedOn, LetterChange change)
        implements Command<EntryId> {
    /** Without the text. */
    @Override
    public String toString() {
        return "EditLetter[" + clinical + "]";
    }
}
