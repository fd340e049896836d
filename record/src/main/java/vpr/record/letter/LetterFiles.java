package vpr.record.letter;

import java.util.Map;
import vpr.record.Content;
import vpr.record.EntryId;
import vpr.record.InvalidException;
import vpr.record.commit.FileChange;
import vpr.record.commit.FileChanges;
import vpr.record.commit.RecordPath;
import vpr.record.commit.SaltedYaml;
import vpr.record.commit.Salts;
import vpr.record.commit.StoredFiles;
import vpr.record.letter.LetterEvent.LetterAdded;
import vpr.record.letter.LetterEvent.LetterEdited;

/** A letter's folder in a clinical record: {@code correspondence/letter/<letter-id>/} with its two files. */
public final class LetterFiles {
    /** All letters of a record. */
    public static final RecordPath FOLDER = RecordPath.of("correspondence", "letter");

    private static final String COMPOSITION = "composition.yaml";
    private static final String BODY = "body.md";

    private LetterFiles() {}

    /** The letter's own folder. */
    public static RecordPath folder(EntryId letter) {
        return FOLDER.resolve(letter.toString());
    }

    public static RecordPath composition(EntryId letter) {
        return folder(letter).resolve(COMPOSITION);
    }

    public static RecordPath body(EntryId letter) {
        return folder(letter).resolve(BODY);
    }

    /** Both files of a version of the letter, with fresh salts. */
    public static FileChanges write(EntryId letter, Letter content, Salts salts) {
        byte[] composition =
                SaltedYaml.write(salts.next(), content.composition().tree());
        byte[] body = BodyFile.write(letter, salts.next(), content.references(), content.body());
        RecordPath folder = folder(letter);
        return FileChanges.of(Map.of(
                folder.resolve(COMPOSITION), new FileChange.Put(composition),
                folder.resolve(BODY), new FileChange.Put(body)));
    }

    /** The letter of the one letter folder in the commit. */
    public static LetterAdded readAdded(StoredFiles files) {
        EntryId letter = only(files);
        return new LetterAdded(letter, content(letter, files));
    }

    /** The new version of the letter of the one letter folder in the commit. */
    public static LetterEdited readEdited(StoredFiles files) {
        EntryId letter = only(files);
        return new LetterEdited(letter, content(letter, files));
    }

    /** A version of the letter, from the bytes of its two files. */
    public static Letter read(EntryId letter, byte[] composition, byte[] body) {
        return letter(letter, new Composition(SaltedYaml.read(composition)), BodyFile.read(body));
    }

    private static EntryId only(StoredFiles files) {
        return files.in(FOLDER)
                .map(path -> EntryId.parse(
                        FOLDER.text(), path.names().get(FOLDER.names().size())))
                .distinct()
                .reduce((one, other) -> {
                    throw new InvalidException(FOLDER.text(), "must hold one letter a commit");
                })
                .orElseThrow(() -> new InvalidException(FOLDER.text(), "must hold the letter"));
    }

    /** A letter is read as a whole: it is withheld when either of its files is. */
    private static Content<Letter> content(EntryId letter, StoredFiles files) {
        Content<Composition> composition =
                files.content(composition(letter), file -> new Composition(SaltedYaml.read(file)));
        Content<BodyFile> body = files.content(body(letter), BodyFile::read);
        return switch (composition) {
            case Content.Withheld<Composition>(String redaction) -> new Content.Withheld<>(redaction);
            case Content.Present<Composition>(Composition present) ->
                switch (body) {
                    case Content.Withheld<BodyFile>(String redaction) -> new Content.Withheld<>(redaction);
                    case Content.Present<BodyFile>(BodyFile file) -> Content.of(letter(letter, present, file));
                };
        };
    }

    private static Letter letter(EntryId id, Composition composition, BodyFile body) {
        if (body.letter() != null && !body.letter().equals(id)) {
            throw new InvalidException("front matter.letter_id", "must be the letter's id");
        }
        return new Letter(composition, body.prose(), body.references());
    }
}
