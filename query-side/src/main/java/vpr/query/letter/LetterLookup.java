package vpr.query.letter;

import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vpr.api.Seeing;
import vpr.query.Ids;
import vpr.query.RedisFirst;

/** Reads a letter's newest version: from Redis, or else from the tables. */
@Component
public class LetterLookup {
    private final RedisFirst redis;
    private final LetterQueries queries;
    private final LetterHistory history;
    private final JsonMapper mapper;

    LetterLookup(RedisFirst redis, LetterQueries queries, LetterHistory history, JsonMapper mapper) {
        this.redis = redis;
        this.queries = queries;
        this.history = history;
        this.mapper = mapper;
    }

    /** @throws vpr.api.Problem as the tables' path has it, whichever store was asked first */
    public ShownLetter newest(String patientId, String letterId, Seeing seeing) {
        return inRedis(patientId, letterId, seeing)
                .or(() -> atOnce(patientId, letterId, seeing))
                .orElseGet(() -> seeing.inTables(() -> new ShownLetter(history.newest(patientId, letterId))));
    }

    /** The version that was the newest one at the moment, from the tables: Redis has no earlier versions. */
    public ShownLetter asOf(String patientId, String letterId, String asOf, Seeing seeing) {
        return seeing.inTables(() -> new ShownLetter(history.asOf(patientId, letterId, asOf)));
    }

    // What is wrong, and waiting, are for the statements that ask one by one.
    private Optional<ShownLetter> atOnce(String patientId, String letterId, Seeing seeing) {
        return RedisFirst.valid(() -> Ids.entry("letterId", letterId))
                .flatMap(letter -> RedisFirst.valid(() -> Ids.patient(patientId))
                        .flatMap(patient -> queries.newestWithPosition(patient, letter)))
                .filter(found -> seeing.isCoveredBy(found.reached()))
                .map(found -> {
                    seeing.seen(found.reached());
                    return new ShownLetter(found.view());
                });
    }

    private Optional<ShownLetter> inRedis(String patientId, String letterId, Seeing seeing) {
        return RedisFirst.valid(() -> Ids.entry("letterId", letterId))
                .flatMap(letter -> redis.letter(patientId, letter.uuid(), seeing)
                        .filter(value -> letter.whole() == null
                                || value.json().startsWith("{\"letterId\":\"" + letter.whole() + "\"")))
                .map(value -> new ShownLetter(value, mapper));
    }
}
