package vpr.projections.aggregate;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import vpr.projections.Json;
import vpr.projections.aggregate.Hospital.PatientIds;
import vpr.record.EntryId;
import vpr.record.patient.Patient;
import vpr.record.yaml.Yaml;
import vpr.redis.Reached;
import vpr.redis.RedisKeys;
import vpr.redis.StoredValue;

class RedisFollowerTest {
    @TempDir
    private Path data;

    private Hospital hospital;
    private OwnRedis redis;

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

    private RedisFilling filling() {
        return new RedisFilling(GitEvents.of(hospital.store()), values());
    }

    private RedisValues values() {
        return new RedisValues(redis.connection(), RedisKeys.LIVE);
    }

    private static void fill(RedisFilling filling) {
        while (filling.step()) {
            assertThat(filling.reached()).isNotNull();
        }
    }

    private Optional<JsonNode> letter(PatientIds ids, EntryId letter) {
        return value(RedisKeys.LIVE.letter(ids.patient().hex(), letter.uuid()));
    }

    private Optional<JsonNode> value(String key) {
        return Optional.ofNullable(redis.commands().get(key))
                .map(bytes -> Json.read(StoredValue.parse(bytes).orElseThrow().text()));
    }

    private String reached() {
        return Reached.parse(redis.commands().get("vpr:1:reached"))
                .orElseThrow()
                .position();
    }

    private String head() {
        return hospital.head().toString();
    }

    @Test
    void a_letter_and_its_patient_stand_there_as_they_are_shown() {
        hospital.opens();
        var ids = hospital.patient("Ann", "Lee");
        var id = hospital.letter(ids, "Dear colleague,\nGröße ✓\n");
        fill(filling());

        var letter = letter(ids, id).orElseThrow();
        assertThat(letter.get("letterId").asString()).isEqualTo(id.toString());
        assertThat(letter.get("body").asString()).isEqualTo("Dear colleague,\nGröße ✓\n");
        assertThat(letter.get("startTime").asString()).isEqualTo("2026-02-28T23:30:00-05:00");
        assertThat(letter.get("version").asInt()).isEqualTo(1);
        assertThat(letter.at("/author/registrations/0/number").asString()).isEqualTo("1234567");
        assertThat(letter.at("/signature/meaning").asString()).isEqualTo("attested");
        assertThat(letter.get("position").asString()).isEqualTo(head());
        var summary = value(RedisKeys.LIVE.summary(ids.patient().hex())).orElseThrow();
        assertThat(summary.get("clinicalId").asString())
                .isEqualTo(ids.clinical().hex());
        assertThat(summary.at("/demographics/name/0/family").asString()).isEqualTo("Lee");
        assertThat(reached()).isEqualTo(head());
    }

    @Test
    void of_an_edited_letter_and_a_changed_patient_the_newest_version_alone_stands_there() {
        var ids = hospital.patient("Ann", "Lee");
        var id = hospital.letter(ids, "One.\n");
        hospital.edit(ids, id, "Report", "Two.\n");
        fill(filling());
        hospital.edit(ids, id, "Report", "Three.\n");
        hospital.changed(ids, Hospital.patientNamed("Ann", "Poe"));
        fill(filling());

        var letter = letter(ids, id).orElseThrow();
        assertThat(letter.get("version").asInt()).isEqualTo(3);
        assertThat(letter.get("name").asString()).isEqualTo("Report");
        assertThat(letter.get("body").asString()).isEqualTo("Three.\n");
        var summary = value(RedisKeys.LIVE.summary(ids.patient().hex())).orElseThrow();
        assertThat(summary.get("version").asInt()).isEqualTo(2);
        assertThat(summary.get("clinicalId").asString())
                .isEqualTo(ids.clinical().hex());
        assertThat(summary.at("/demographics/name/0/family").asString()).isEqualTo("Poe");
        assertThat(summary.get("created").asString()).isEqualTo(Hospital.NOW.toString());
        assertThat(redis.commands().dbsize()).isEqualTo(3);
    }

    @Test
    void a_patient_with_a_number_of_thousands_of_digits_stands_there_after_a_change_too() {
        var ids = hospital.patient("Ann", "Lee");
        var entries = new LinkedHashMap<>(
                Hospital.patientNamed("Ann", "Poe").resource().entries());
        entries.put("count", new Yaml.Num("1E9999"));
        hospital.changed(ids, new Patient(new Yaml.Mapping(entries)));
        fill(filling());
        hospital.changed(ids, Hospital.patientNamed("Ann", "Roe"));
        fill(filling());

        var summary = value(RedisKeys.LIVE.summary(ids.patient().hex())).orElseThrow();
        assertThat(summary.get("version").asInt()).isEqualTo(3);
    }

    @Test
    void a_version_whose_number_is_not_known_any_more_is_left_to_the_tables() {
        var ids = hospital.patient("Ann", "Lee");
        var id = hospital.letter(ids, "One.\n");
        var filling = filling();
        fill(filling);
        redis.commands().del(RedisKeys.LIVE.letter(ids.patient().hex(), id.uuid()));
        redis.commands().del(RedisKeys.LIVE.summary(ids.patient().hex()));
        hospital.edit(ids, id, "Report", "Two.\n");
        hospital.changed(ids, Hospital.patientNamed("Ann", "Poe"));
        fill(filling);

        assertThat(redis.commands().dbsize()).isEqualTo(1);
        assertThat(reached()).isEqualTo(head());
    }

    @Test
    void an_event_that_cannot_be_shown_takes_its_patient_out_of_redis_and_nobody_else() {
        var ids = hospital.patient("Ann", "Lee");
        var id = hospital.letter(ids, "One.\n");
        var filling = filling();
        fill(filling);
        var key = RedisKeys.LIVE.letter(ids.patient().hex(), id.uuid());
        redis.commands().set(key, new StoredValue(head(), "c0ffee00".repeat(5), "no JSON".getBytes(UTF_8)).bytes());
        hospital.edit(ids, id, "Report", "Two.\n");
        var later = hospital.letter(ids, "Three.\n");
        var other = hospital.patient("Bo", "Poe");
        fill(filling);

        assertThat(redis.commands().get(key)).isNull();
        assertThat(letter(ids, later)).isEmpty();
        assertThat(redis.commands().exists(RedisKeys.LIVE.behind(ids.patient().hex())))
                .isEqualTo(1);
        assertThat(value(RedisKeys.LIVE.summary(other.patient().hex()))).isPresent();
        assertThat(reached()).isEqualTo(head());
    }

    @Test
    void a_flushed_redis_is_filled_again_from_the_start() {
        var ids = hospital.patient("Ann", "Lee");
        var first = hospital.letter(ids, "One.\n");
        var filling = filling();
        fill(filling);
        redis.commands().flushall();
        var second = hospital.letter(ids, "Two.\n");
        fill(filling);

        assertThat(letter(ids, first)).isPresent();
        assertThat(letter(ids, second)).isPresent();
        assertThat(reached()).isEqualTo(head());
    }

    @Test
    void a_flush_between_reading_and_writing_writes_nothing() {
        var ids = hospital.patient("Ann", "Lee");
        fill(filling());
        var values = values();
        var before = values.reached();
        redis.commands().flushall();
        var batch = values.newBatch();
        batch.markBehind(ids.patient().hex());

        assertThat(values.write(batch, before, new Reached(head(), "c0ffee00".repeat(5))))
                .isFalse();
        assertThat(redis.commands().dbsize()).isZero();
    }

    @Test
    void of_two_that_fill_the_same_redis_each_notices_the_other_and_every_value_is_right() {
        var ids = hospital.patient("Ann", "Lee");
        var one = filling();
        var other = filling();
        fill(one);
        fill(other);
        var first = hospital.letter(ids, "One.\n");
        fill(one);
        var second = hospital.letter(ids, "Two.\n");
        fill(other);
        fill(one);

        assertThat(letter(ids, first).orElseThrow().get("body").asString()).isEqualTo("One.\n");
        assertThat(letter(ids, second).orElseThrow().get("body").asString()).isEqualTo("Two.\n");
        assertThat(reached()).isEqualTo(head());
    }

    @Test
    void values_of_another_history_are_removed(@TempDir Path other) throws Exception {
        try (var elsewhere = new Hospital(other)) {
            var stranger = elsewhere.patient("Bo", "Poe");
            elsewhere.patient("Cy", "Roe");
            fill(new RedisFilling(GitEvents.of(elsewhere.store()), values()));
            redis.commands().set("of another program", "kept".getBytes(UTF_8));

            var ids = hospital.patient("Ann", "Lee");
            fill(filling());

            assertThat(value(RedisKeys.LIVE.summary(stranger.patient().hex()))).isEmpty();
            assertThat(value(RedisKeys.LIVE.summary(ids.patient().hex()))).isPresent();
            assertThat(reached()).isEqualTo(head());
            assertThat(redis.commands().get("of another program"))
                    .asString(UTF_8)
                    .isEqualTo("kept");
        }
    }

    @Test
    void garbage_in_the_place_of_the_position_is_no_position() {
        var ids = hospital.patient("Ann", "Lee");
        redis.commands().set("vpr:1:reached", "garbage".getBytes(US_ASCII));
        fill(filling());

        assertThat(value(RedisKeys.LIVE.summary(ids.patient().hex()))).isPresent();
        assertThat(reached()).isEqualTo(head());
    }

    @Test
    void what_is_left_of_an_earlier_filling_without_a_position_is_not_used() {
        hospital.patient("Ann", "Lee");
        redis.commands().set("vpr:1:{x}:summary", "rest".getBytes(US_ASCII));
        fill(filling());

        assertThat(redis.commands().get("vpr:1:{x}:summary")).isNull();
    }

    @Test
    void a_patient_with_an_event_that_cannot_be_shown_is_written_no_more() {
        var ids = hospital.patient("Ann", "Lee");
        var filling = filling();
        fill(filling);
        var values = values();
        var batch = values.newBatch();
        batch.removeSummary(ids.patient().hex());
        batch.markBehind(ids.patient().hex());
        var place = Reached.parse(values.reached()).orElseThrow();
        assertThat(values.write(batch, place.bytes(), place)).isTrue();

        var later = hospital.letter(ids, "Later.\n");
        var other = hospital.patient("Bo", "Poe");
        fill(filling);

        assertThat(value(RedisKeys.LIVE.summary(ids.patient().hex()))).isEmpty();
        assertThat(letter(ids, later)).isEmpty();
        assertThat(value(RedisKeys.LIVE.summary(other.patient().hex()))).isPresent();
        assertThat(reached()).isEqualTo(head());
    }

    @Test
    void a_redis_that_is_away_is_an_error_of_the_step_and_of_no_event() throws Exception {
        hospital.patient("Ann", "Lee");
        var filling = filling();
        fill(filling);
        redis.stop();
        hospital.patient("Bo", "Poe");
        assertThatThrownBy(filling::step).isInstanceOf(RedisAwayException.class);
    }

    @Test
    void the_follower_fills_a_redis_that_was_away_and_came_back_empty() throws Exception {
        var ids = hospital.patient("Ann", "Lee");
        try (var follower = new RedisFollower(hospital.store(), redis.connection())) {
            follower.start();
            Running.until(() -> follower.position().filter(head()::equals).isPresent());
            redis.stop();
            hospital.letter(ids, "While it is away.\n");
            Running.until(follower::isFailing);
            redis.startEmpty();
            Running.until(() -> follower.position().filter(head()::equals).isPresent());

            assertThat(follower.isFailing()).isFalse();
            assertThat(value(RedisKeys.LIVE.summary(ids.patient().hex()))).isPresent();
        }
    }

    @Test
    void the_follower_notices_a_flush_although_nothing_happens() {
        var ids = hospital.patient("Ann", "Lee");
        try (var follower = new RedisFollower(hospital.store(), redis.connection())) {
            follower.start();
            Running.until(() -> follower.position().filter(head()::equals).isPresent());
            redis.commands().flushall();
            Running.until(() -> redis.commands().exists("vpr:1:reached") == 1);
            assertThat(value(RedisKeys.LIVE.summary(ids.patient().hex()))).isPresent();
        }
    }

    @Test
    void a_replay_finds_a_forged_value_and_puts_the_true_one_in_its_place() throws Exception {
        var ids = hospital.patient("Ann", "Lee");
        var id = hospital.letter(ids, "One.\n");
        fill(filling());
        try (var database = Database.migrated()) {
            var replay = new Replay(hospital.store(), database.pool(), database.schema(), redis.connection());
            assertThat(replay.run().isEqual()).isTrue();
            var key = RedisKeys.LIVE.letter(ids.patient().hex(), id.uuid());
            redis.commands()
                    .set(
                            key,
                            new StoredValue(head(), "c0ffee00".repeat(5), "{\"body\":\"Forged.\"}".getBytes(UTF_8))
                                    .bytes());

            var report = replay.run();

            assertThat(report.isEqual()).isFalse();
            assertThat(report.tables())
                    .filteredOn(table -> !table.isEqual())
                    .containsExactly(new ReplayReport.Table(
                            "redis",
                            2,
                            1,
                            1,
                            java.util.List.of("{" + ids.patient().hex() + "}:letter:" + id.uuid())));
            assertThat(report.text()).doesNotContain("Forged");
            assertThat(letter(ids, id).orElseThrow().get("body").asString()).isEqualTo("One.\n");
            assertThat(redis.commands().dbsize()).isEqualTo(3);
            assertThat(replay.run().isEqual()).isTrue();
        }
    }
}
