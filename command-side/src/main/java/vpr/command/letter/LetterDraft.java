package vpr.command.letter;

import java.time.OffsetDateTime;
import java.util.List;
import vpr.record.EntryId;
import vpr.record.Line;
import vpr.record.RmVersion;
import vpr.record.letter.Composer;
import vpr.record.letter.Composition;
import vpr.record.letter.Letter;

/** A letter before it has its id. */
public record LetterDraft(
        String name,
        Composer composer,
        OffsetDateTime startTime,
        String rmVersion,
        List<String> references,
        String body) {
    public LetterDraft {
        Line.check("name", name);
        RmVersion.check("rmVersion", rmVersion);
        references = List.copyOf(references);
    }

    /**
     * The letter with this id.
     *
     * @throws vpr.record.InvalidException when the text or a reference breaks a rule
     */
    public Letter as(EntryId id) {
        return new Letter(Composition.letter(id, rmVersion, name, composer, startTime), body, references);
    }

    /** Without the text. */
    @Override
    public String toString() {
        return "LetterDraft";
    }
}
