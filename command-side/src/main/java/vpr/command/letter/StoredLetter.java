package vpr.command.letter;

import java.util.List;
import java.util.Optional;
import vpr.gitstore.RecordHead;
import vpr.record.CommitId;
import vpr.record.EntryId;
import vpr.record.commit.RecordPath;
import vpr.record.letter.Letter;
import vpr.record.letter.LetterFiles;

/** A letter as a record holds it at one commit. */
record StoredLetter(RecordHead head, EntryId id) {
    /** Whether nobody gave it another version between the two commits. */
    boolean isSameAt(CommitId other) {
        return head.sameAt(
                other,
                List.of(LetterFiles.composition(id).text(), LetterFiles.body(id).text()));
    }

    /** As it was at another commit of the record; empty when there is none, or the letter was not there. */
    Optional<StoredLetter> at(CommitId other) {
        return head.at(other)
                .map(then -> new StoredLetter(then, id))
                .filter(then -> then.head.file(LetterFiles.body(id).text()).isPresent());
    }

    Letter read() {
        return LetterFiles.read(id, file(LetterFiles.composition(id)), file(LetterFiles.body(id)));
    }

    private byte[] file(RecordPath path) {
        return head.file(path.text())
                .orElseThrow(() -> new IllegalStateException("a record's commit lacks a file of a letter"));
    }
}
