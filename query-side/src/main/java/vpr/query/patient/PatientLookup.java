package vpr.query.patient;

import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vpr.api.Seeing;
import vpr.query.AsOf;
import vpr.query.RedisFirst;

/** Reads a patient's summary: from Redis, or else from the tables. */
@Component
public class PatientLookup {
    private final RedisFirst redis;
    private final PatientHistory history;
    private final JsonMapper mapper;

    PatientLookup(RedisFirst redis, PatientHistory history, JsonMapper mapper) {
        this.redis = redis;
        this.history = history;
        this.mapper = mapper;
    }

    /** @throws vpr.api.Problem as the tables' path has it, whichever store was asked first */
    public ShownPatient newest(String patientId, Seeing seeing) {
        return redis.summary(patientId, seeing)
                .map(value -> new ShownPatient(value, mapper))
                .orElseGet(() -> seeing.inTables(() -> new ShownPatient(history.newest(patientId))));
    }

    /** The version that was the newest one at the moment, from the tables: Redis has no earlier versions. */
    public ShownPatient asOf(String patientId, String asOf, Seeing seeing) {
        return seeing.inTables(() -> new ShownPatient(history.asOf(patientId, AsOf.parse(asOf))));
    }
}
