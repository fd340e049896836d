package vpr.projections.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import vpr.projections.Json;
import vpr.projections.aggregate.Hospital.PatientIds;
import vpr.record.EntryId;
import vpr.redis.Reached;
import vpr.redis.RedisKeys;
import vpr.redis.StoredValue;

/** A hospital and a Redis of its own, and what stands in it for the hospital's events. */
abstract class FilledRedis {
    @TempDir
    private Path data;

    Hospital hospital;
    OwnRedis redis;

    @BeforeEach
    void open() throws Exception {
        hospital = new Hospital(data);
        redis = new OwnRedis();
    }

    @AfterEach
    void close() throws Exception {
        hospital.close();
        redis.close();
    }

    final RedisFilling filling() {
        return new RedisFilling(GitEvents.of(hospital.store()), values());
    }

    final RedisValues values() {
        return new RedisValues(redis.connection(), RedisKeys.LIVE);
    }

    static void fill(RedisFilling filling) {
        while (filling.step()) {
            assertThat(filling.reached()).isNotNull();
        }
    }

    final Optional<JsonNode> letter(PatientIds ids, EntryId letter) {
        return value(RedisKeys.LIVE.letter(ids.patient().hex(), letter.uuid()));
    }

    final Optional<JsonNode> value(String key) {
        return Optional.ofNullable(redis.commands().get(key))
                .map(bytes -> Json.read(StoredValue.parse(bytes).orElseThrow().text()));
    }

    final String reached() {
        return Reached.parse(redis.commands().get("vpr:1:reached"))
                .orElseThrow()
                .position();
    }

    final String head() {
        return hospital.head().toString();
    }
}
