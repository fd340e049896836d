package vpr.query.letter;

import tools.jackson.databind.json.JsonMapper;
import vpr.query.Shown;
import vpr.redis.StoredValue;

/** A letter from either store. */
public final class ShownLetter extends Shown<LetterView> {
    ShownLetter(LetterView view) {
        super(view, view.commit());
    }

    ShownLetter(StoredValue value, JsonMapper mapper) {
        super(value, () -> LetterView.of(mapper.readTree(value.json())));
    }
}
