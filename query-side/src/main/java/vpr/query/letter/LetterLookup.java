package vpr.query.letter;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vpr.api.Seeing;
import vpr.api.TablesPosition;
import vpr.query.Ids;
import vpr.query.RedisFirst;

/** Reads a letter's newest version: from Redis, or else from the tables. */
@Component
public class LetterLookup {
    private final RedisFirst redis;
    private final TablesPosition tables;
    private final LetterQueries queries;
    private final LetterHistory history;

    LetterLookup(RedisFirst redis, TablesPosition tables, LetterQueries queries, LetterHistory history) {
        this.redis = redis;
        this.tables = tables;
        this.queries = queries;
        this.history = history;
    }

    /** @throws vpr.api.Problem as the tables' path has it, whichever store was asked first */
    public ShownLetter newest(String patientId, String letterId, Seeing seeing) {
        return RedisFirst.valid(() -> Ids.entry("letterId", letterId))
                .flatMap(letter -> inRedis(patientId, letter, seeing).or(() -> kept(patientId, letter, seeing)))
                .orElseGet(() -> seeing.inTables(() -> new ShownLetter(history.newest(patientId, letterId))));
    }

    /** The version that was the newest one at the moment, from the tables: Redis has no earlier versions. */
    public ShownLetter asOf(String patientId, String letterId, String asOf, Seeing seeing) {
        return seeing.inTables(() -> new ShownLetter(history.asOf(patientId, letterId, asOf)));
    }

    // What is wrong, and waiting, are for the statements that ask one by one. The position was looked up before the
    // rows are: they have it all.
    private Optional<ShownLetter> kept(String patientId, Ids.Entry letter, Seeing seeing) {
        return tables.recent()
                .filter(seeing::isCoveredBy)
                .flatMap(position -> RedisFirst.valid(() -> Ids.patient(patientId))
                        .flatMap(patient -> queries.kept(patient, letter))
                        .filter(kept -> isOf(letter, kept.json()))
                        .map(kept -> {
                            seeing.seen(position);
                            return new ShownLetter(kept.json(), kept.commit());
                        }));
    }

    private Optional<ShownLetter> inRedis(String patientId, Ids.Entry letter, Seeing seeing) {
        return redis.letter(patientId, letter.uuid(), seeing)
                .filter(value -> isOf(letter, value.json()))
                .map(value -> new ShownLetter(value.json(), value.commit()));
    }

    // Only the UUID was looked for; where the id was asked for whole, its time must be the letter's too.
    private static boolean isOf(Ids.Entry letter, byte[] json) {
        if (letter.whole() == null) {
            return true;
        }
        var beginning = ("{\"letterId\":\"" + letter.whole() + "\"").getBytes(US_ASCII);
        return json.length >= beginning.length
                && Arrays.equals(json, 0, beginning.length, beginning, 0, beginning.length);
    }
}
