package vpr.query.letter;

import vpr.query.PrintedJson;
import vpr.query.Shown;

/** A letter from either store. */
public final class ShownLetter extends Shown<LetterView> {
    ShownLetter(LetterView view) {
        super(view, view.commit());
    }

    /** @param json as the store keeps it */
    ShownLetter(byte[] json, String commit) {
        super(json, commit, () -> LetterView.of(PrintedJson.read(json)));
    }
}
