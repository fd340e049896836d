package vpr.projections.letter;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vpr.gitstore.Recorded;
import vpr.projections.Provenances;
import vpr.projections.Times;
import vpr.record.Content;
import vpr.record.EntryId;
import vpr.record.letter.Letter;
import vpr.record.letter.LetterEvent;
import vpr.record.yaml.Fields;

/** What the rows of one version of a letter say; no text, where it is withheld. */
final class LetterColumns {
    private LetterColumns() {}

    static Map<String, @Nullable Object> of(LetterEvent event, int version, Recorded recorded) {
        var columns = facts(event.letter(), recorded);
        columns.put("version", version);
        columns.put("shown", LetterAsShown.json(event, version, recorded));
        switch (event.content()) {
            case Content.Present<Letter>(Letter letter) -> columns.putAll(text(letter));
            case Content.Withheld<Letter>(String redaction) -> columns.putAll(place(event.letter(), redaction));
        }
        return columns;
    }

    private static Map<String, @Nullable Object> text(Letter letter) {
        var composition = letter.composition();
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("name", composition.name());
        columns.put("composerName", composition.composer().name());
        columns.put("composerRole", composition.composer().role());
        columns.put("start", Times.of(composition.startTime().toInstant()));
        columns.put(
                "startText", new Fields(composition.tree()).mapping("context", context -> context.text("start_time")));
        columns.put("withheld", null);
        return columns;
    }

    private static Map<String, @Nullable Object> place(EntryId letter, String redaction) {
        var columns = new HashMap<String, @Nullable Object>();
        for (var gone : new String[] {"name", "composerName", "composerRole", "startText"}) {
            columns.put(gone, null);
        }
        columns.put("start", Times.of(letter.time()));
        columns.put("withheld", redaction);
        return columns;
    }

    private static Map<String, @Nullable Object> facts(EntryId letter, Recorded recorded) {
        var columns = Provenances.of(recorded);
        columns.put("letter", letter.uuid());
        columns.put("letterId", letter.toString());
        columns.put("clinical", recorded.record().hex());
        return columns;
    }
}
