package vpr.projections.letter;

import vpr.gitstore.Recorded;
import vpr.projections.Json;
import vpr.projections.RedisBatch;
import vpr.record.letter.LetterEvent;
import vpr.record.letter.LetterEvent.LetterAdded;
import vpr.record.letter.LetterEvent.LetterEdited;
import vpr.redis.StoredValue;

/** Keeps each letter's newest version in Redis as {@code GET} shows it: {@code vpr.query.letter.LetterView}. */
public final class LetterInRedis {
    private LetterInRedis() {}

    public static void show(LetterEvent event, Recorded recorded, String patient, RedisBatch batch) {
        switch (event) {
            case LetterAdded added -> batch.putLetter(patient, added.letter().uuid(), value(added, 1, recorded));
            case LetterEdited edited -> showNext(edited, recorded, patient, batch);
        }
    }

    // Without the version before, its number is not known: then the tables answer.
    private static void showNext(LetterEdited event, Recorded recorded, String patient, RedisBatch batch) {
        batch.letter(patient, event.letter().uuid())
                .map(before -> Json.read(before.text()).get("version").asInt())
                .ifPresentOrElse(
                        version -> batch.putLetter(patient, event.letter().uuid(), value(event, version + 1, recorded)),
                        () -> remove(event, patient, batch));
    }

    /** The letter that the event is about is not in Redis any more. */
    public static void remove(LetterEvent event, String patient, RedisBatch batch) {
        batch.removeLetter(patient, event.letter().uuid());
    }

    private static StoredValue value(LetterEvent event, int version, Recorded recorded) {
        return new StoredValue(
                recorded.position().toString(), recorded.commit().hex(), LetterAsShown.json(event, version, recorded));
    }
}
