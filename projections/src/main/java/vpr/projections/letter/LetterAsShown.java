package vpr.projections.letter;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;
import vpr.gitstore.Recorded;
import vpr.projections.Json;
import vpr.record.Author;
import vpr.record.Content;
import vpr.record.letter.Composition;
import vpr.record.letter.Letter;
import vpr.record.letter.LetterEvent;
import vpr.record.yaml.Fields;

/** A version of a letter as {@code GET} shows it: {@code vpr.query.letter.LetterView}, of which this is the JSON. */
final class LetterAsShown {
    private static final ForTheOther COMPOSED = new ForTheOther(4 * 1024 * 1024); // some 600 letters

    private LetterAsShown() {}

    /** @return shared: never to be changed */
    static byte[] json(LetterEvent event, int version, Recorded recorded) {
        return COMPOSED.once(
                recorded,
                new ForTheOther.Version(recorded.commit(), event.letter(), version),
                () -> compose(event, version, recorded));
    }

    private static byte[] compose(LetterEvent event, int version, Recorded recorded) {
        var json = Json.object().put("letterId", event.letter().toString());
        switch (event.content()) {
            case Content.Present<Letter>(Letter present) -> text(json, present);
            case Content.Withheld<Letter>(String redaction) -> {
                json.putArray("references");
                json.putObject("withheld").put("redaction", redaction);
            }
        }
        json.put("version", version)
                .put("recordedAt", recorded.recordedAt().toString())
                .set("author", author(recorded.provenance().author()));
        json.put("caller", recorded.provenance().caller());
        signature(json.putObject("signature"), recorded);
        json.put("commit", recorded.commit().hex())
                .put("position", recorded.position().toString());
        return Json.bytes(json);
    }

    private static void text(ObjectNode json, Letter letter) {
        Composition composition = letter.composition();
        json.put("name", composition.name()).put("body", letter.body());
        var composer =
                json.putObject("composer").put("name", composition.composer().name());
        putUnlessNull(composer, "role", composition.composer().role());
        String startTime = new Fields(composition.tree()).mapping("context", context -> context.text("start_time"));
        json.put("startTime", startTime);
        json.set("references", Json.texts(letter.references()));
        json.set("composition", Json.tree(composition.tree()));
    }

    private static ObjectNode author(Author author) {
        var json = Json.object().put("name", author.name());
        putUnlessNull(json, "role", author.role());
        json.set("registrations", Json.registrationsTree(author.registrations()));
        putUnlessNull(json, "careLocation", author.careLocation());
        return json;
    }

    private static void signature(ObjectNode json, Recorded recorded) {
        var signer = recorded.signer();
        json.put("meaning", signer.meaning())
                .put("subject", signer.subject())
                .put("issuer", signer.issuer())
                .put("serial", signer.serial())
                .put("fingerprint", signer.sha256())
                .put("signedAt", signer.signedAt().toString());
    }

    private static void putUnlessNull(ObjectNode json, String field, @Nullable String value) {
        if (value != null) {
            json.put(field, value);
        }
    }
}
