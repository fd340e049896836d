package vpr.projections.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vpr.projections.aggregate.Hospital.PatientIds;
import vpr.record.EntryId;
import vpr.redis.Reached;
import vpr.redis.RedisKeys;
import vpr.redis.StoredValue;

/** Tables and Redis that were filled before the order of the log was rebuilt from the records. */
class RebuiltLogTest {
    @TempDir
    private Path data;

    private Hospital hospital;
    private Database database;
    private PatientIds ids;
    private EntryId letter;

    @BeforeEach
    void open() throws Exception {
        hospital = new Hospital(data);
        database = Database.migrated();
        hospital.opens();
        hospital.key("abcdefghijklmnop");
        ids = hospital.patient("Ann", "Lee");
        var other = hospital.patient("Bob", "Ray");
        letter = hospital.letter(ids, "One.\n");
        hospital.letter(other, "Other.\n");
        hospital.edit(ids, letter, "Second", "Two.\n");
        hospital.changed(other, Hospital.patientNamed("Robert", "Ray"));
    }

    @AfterEach
    void close() {
        hospital.close();
        database.close();
    }

    private void rebuildTheLog() throws IOException {
        hospital.close();
        for (var lost : List.of("log", "journal")) {
            try (var files = Files.walk(data.resolve(".vpr").resolve(lost))) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        Hospital.rebuildOrder(data);
        hospital = new Hospital(data);
    }

    private Map<String, List<String>> rowsWithoutPositions() {
        var rows = new TreeMap<String, List<String>>();
        for (var table : database.texts("""
                select table_name from information_schema.tables
                where table_schema = current_schema() and table_type = 'BASE TABLE'
                  and table_name not in ('flyway_schema_history', 'token_entry')
                """)) {
            rows.put(
                    table,
                    database.texts(
                            "select (to_jsonb(t) - 'position' - 'shown')::text from " + table + " t order by 1"));
        }
        // As it is passed on, with the position inside.
        rows.put("shown", database.texts("""
                select regexp_replace(convert_from(shown, 'UTF8'), '"position":"[0-9-]{20}"', '') from letter_versions order by 1
                """));
        return rows;
    }

    @Test
    void tables_of_the_epoch_before_are_emptied_and_filled_again_with_the_same_but_for_positions() throws Exception {
        try (var running = Running.of(hospital, database)) {
            running.seeEverything();
        }
        var before = rowsWithoutPositions();
        assertThat(before.get("letter_versions")).hasSize(3);
        assertThat(before.get("patient_versions")).hasSize(3);

        rebuildTheLog();

        try (var running = Running.of(hospital, database)) {
            running.seeEverything();
            assertThat(rowsWithoutPositions()).isEqualTo(before);
            assertThat(database.text("select position from reached")).startsWith("0002-");
            assertThat(database.texts("select position from activity where position < '0002'"))
                    .isEmpty();
            hospital.letter(hospital.patient("Cat", "Lee"), "Three.\n");
            running.seeEverything();
            assertThat(database.texts("select letter from letters")).hasSize(3);
        }
    }

    @Test
    void tables_that_others_still_keep_at_the_log_before_are_left_as_they_are() throws Exception {
        try (var running = Running.of(hospital, database)) {
            running.seeEverything();
        }
        rebuildTheLog();
        try (var others =
                ProjectionsLock.shared(database.source(), database.schema()).orElseThrow()) {
            assertThat(others.isHeld()).isTrue();
            assertThatThrownBy(() -> Running.of(hospital, database).close())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("stop them, then start again");
        }
        assertThat(database.text("select position from reached")).startsWith("0001-");
    }

    @Test
    void values_of_the_epoch_before_leave_redis_and_come_back_in_the_new_one() throws Exception {
        try (var redis = new OwnRedis()) {
            fill(redis);
            var before = value(redis);
            rebuildTheLog();
            fill(redis);
            assertThat(Reached.parse(redis.commands().get("vpr:1:reached"))
                            .orElseThrow()
                            .position())
                    .isEqualTo(hospital.head().toString())
                    .startsWith("0002-");
            assertThat(withoutPosition(value(redis))).isEqualTo(withoutPosition(before));
            assertThat(value(redis).commit()).isEqualTo(before.commit());
            assertThat(value(redis).position()).startsWith("0002-");
        }
    }

    private static String withoutPosition(StoredValue value) {
        return value.text().replaceFirst("\"position\":\"[0-9-]{20}\"", "");
    }

    private StoredValue value(OwnRedis redis) {
        var key = RedisKeys.LIVE.letter(ids.patient().hex(), letter.uuid());
        return StoredValue.parse(redis.commands().get(key)).orElseThrow();
    }

    private void fill(OwnRedis redis) {
        var filling =
                new RedisFilling(GitEvents.of(hospital.store()), new RedisValues(redis.connection(), RedisKeys.LIVE));
        while (filling.step()) {
            assertThat(filling.reached()).isNotNull();
        }
    }

    @Test
    void a_replay_after_it_counts_the_rows_and_says_why_it_does_not_compare_them() throws SQLException, IOException {
        try (var running = Running.of(hospital, database)) {
            running.seeEverything();
        }
        rebuildTheLog();
        var report = new Replay(hospital.store(), database.pool(), database.schema(), null).run();
        assertThat(report.text()).contains("the log was rebuilt since");
        assertThat(database.text("select position from reached")).startsWith("0002-");
    }
}
