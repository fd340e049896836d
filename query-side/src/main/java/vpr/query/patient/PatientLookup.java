package vpr.query.patient;

import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vpr.api.Seeing;
import vpr.api.TablesPosition;
import vpr.query.KnownPatients;
import vpr.query.RedisFirst;

/** Reads a patient's summary: from Redis, or else from the tables. */
@Component
public class PatientLookup {
    private final RedisFirst redis;
    private final TablesPosition tables;
    private final KnownPatients known;
    private final PatientQueries queries;
    private final JsonMapper mapper;

    PatientLookup(
            RedisFirst redis, TablesPosition tables, KnownPatients known, PatientQueries queries, JsonMapper mapper) {
        this.redis = redis;
        this.tables = tables;
        this.known = known;
        this.queries = queries;
        this.mapper = mapper;
    }

    /** @throws vpr.api.Problem as the tables' path has it, whichever store was asked first */
    public ShownPatient newest(String patientId, Seeing seeing) {
        return redis.summary(patientId, seeing)
                .map(value -> new ShownPatient(value, mapper))
                .orElseGet(() -> {
                    seeing.in(tables);
                    return new ShownPatient(queries.patient(known.require(patientId)));
                });
    }
}
