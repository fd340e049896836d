package vpr.query.letter;

import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vpr.api.Problem;
import vpr.api.ProblemType;
import vpr.api.Seeing;
import vpr.api.TablesPosition;
import vpr.query.Ids;
import vpr.query.KnownPatients;
import vpr.query.RedisFirst;

/** Reads a letter's newest version: from Redis, or else from the tables. */
@Component
public class LetterLookup {
    private final RedisFirst redis;
    private final TablesPosition tables;
    private final KnownPatients known;
    private final LetterQueries queries;
    private final JsonMapper mapper;

    LetterLookup(
            RedisFirst redis, TablesPosition tables, KnownPatients known, LetterQueries queries, JsonMapper mapper) {
        this.redis = redis;
        this.tables = tables;
        this.known = known;
        this.queries = queries;
        this.mapper = mapper;
    }

    /** @throws Problem as the tables' path has it, whichever store was asked first */
    public ShownLetter newest(String patientId, String letterId, Seeing seeing) {
        return inRedis(patientId, letterId, seeing).orElseGet(() -> {
            seeing.in(tables);
            var letter = Ids.entry("letterId", letterId);
            return queries.newest(known.require(patientId), letter)
                    .map(ShownLetter::new)
                    .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND, "The patient has no such letter."));
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
