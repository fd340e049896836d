package vpr.record.letter;

import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import vpr.record.EntryId;
import vpr.record.InvalidException;

/**
 * A letter: its composition and its prose.
 *
 * @param body the prose, as given but for its line ends, which are line feeds
 * @param references earlier entries, each by its id or by the bare UUID of it
 */
public record Letter(Composition composition, String body, List<String> references) {
    private static final int MOST_REFERENCES = 100;
    private static final Pattern BARE =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");

    public Letter {
        body = Prose.canonical(body);
        if (references.size() > MOST_REFERENCES) {
            throw new InvalidException("references", "must be at most " + MOST_REFERENCES);
        }
        var seen = new HashSet<String>();
        for (int i = 0; i < references.size(); i++) {
            requireReference("references[" + i + "]", references.get(i));
            if (!seen.add(references.get(i))) {
                throw new InvalidException("references[" + i + "]", "must be named once");
            }
        }
        references = List.copyOf(references);
    }

    /** The same under this id. */
    public Letter as(EntryId id) {
        return composition.uid().equals(id) ? this : new Letter(composition.as(id), body, references);
    }

    private static void requireReference(String field, String reference) {
        if (!BARE.matcher(reference).matches()) {
            EntryId.parse(field, reference);
        }
    }

    /** Says nothing of the person. */
    @Override
    public String toString() {
        return "Letter[" + body.length() + " characters]";
    }
}
