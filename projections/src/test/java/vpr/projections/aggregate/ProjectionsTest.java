package vpr.projections.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vpr.gitstore.GitStore;

class ProjectionsTest {
    @TempDir
    private Path data;

    private Hospital hospital;
    private Database database;

    @BeforeEach
    void open() throws Exception {
        hospital = new Hospital(data);
        database = Database.migrated();
    }

    @AfterEach
    void close() {
        hospital.close();
        database.close();
    }

    @Test
    void a_patient_and_a_letter_reach_the_tables_with_commit_position_and_signer() throws Exception {
        var ids = hospital.patient("Zoë", "Müller");
        var letter = hospital.letter(ids, "Dear colleague,\n\nGröße ✓\n");
        try (var running = Running.of(hospital, database)) {
            running.seeEverything();
        }
        assertThat(database.text("select patient_id || clinical_id || coordination_id || sort_name from patients"))
                .isEqualTo(ids.patient().hex() + ids.clinical() + ids.coordination() + "muller zoe");
        assertThat(database.text("select letter_id || versions || start_time_text from letters"))
                .isEqualTo(letter + "1" + "2026-02-28T23:30:00-05:00");
        assertThat(database.text("select convert_from(shown, 'UTF8')::jsonb ->> 'body' from letter_versions"))
                .isEqualTo("Dear colleague,\n\nGröße ✓\n");
        assertThat(database.text(
                        "select (convert_from(shown, 'UTF8')::jsonb #>> '{references,0}') || signature_meaning || author_name"
                                + " from letter_versions"))
                .isEqualTo("550e8400-e29b-41d4-a716-446655440000" + "attested" + "Dr Jane Smith");
        assertThat(database.text("select signer_fingerprint from letter_versions"))
                .matches("[0-9a-f]{64}");
        assertThat(database.text("select position from letters"))
                .isEqualTo(hospital.head().toString());
        assertThat(database.text("select commit_id from letters")).matches("[0-9a-f]{40}");
    }

    @Test
    void an_edited_letter_is_its_newest_version_and_keeps_the_text_of_the_earlier_ones() throws Exception {
        var ids = hospital.patient("Ann", "Lee");
        var other = hospital.letter(ids, "Another.\n");
        var letter = hospital.letter(ids, "One.\n");
        hospital.edit(ids, letter, "Second", "Two.\n");
        hospital.edit(ids, letter, "Third", "Three.\n");
        try (var running = Running.of(hospital, database)) {
            running.seeEverything();
        }
        assertThat(database.text("select concat_ws('|', name, composer_name, composer_role, start_time_text, versions)"
                        + " from letters where letter_id = '" + letter + "'"))
                .isEqualTo("Third|Dr Omar Haddad|2026-03-01T09:00:00+01:00|3");
        assertThat(database.text("select string_agg(version || (convert_from(shown, 'UTF8')::jsonb ->> 'body')"
                        + " || (convert_from(shown, 'UTF8')::jsonb ->> 'references'), '' order by version)"
                        + " from letter_versions where letter = '" + letter.uuid() + "'"))
                .isEqualTo("1One.\n[\"550e8400-e29b-41d4-a716-446655440000\"]2Two.\n[]3Three.\n[]");
        assertThat(database.text(
                        "select string_agg(convert_from(shown, 'UTF8')::jsonb #>> '{composition,name,value}', '|' order by version)"
                                + " from letter_versions where letter = '" + letter.uuid() + "'"))
                .isEqualTo("Clinical letter|Second|Third");
        assertThat(
                        database.text(
                                "select count(*) from letter_versions v join letter_versions n"
                                        + " on n.letter = v.letter and n.version = v.version + 1 where v.recorded_to = n.recorded_from"))
                .isEqualTo("2");
        assertThat(database.text("select count(*) from letter_versions where recorded_to is null"))
                .isEqualTo("2");
        assertThat(database.text("select v.commit_id = l.commit_id and v.position = l.position from letters l"
                        + " join letter_versions v on v.letter = l.letter and v.version = 3"))
                .isEqualTo("t");
        assertThat(database.text("select versions from letters where letter_id = '" + other + "'"))
                .isEqualTo("1");
        assertThat(database.text("select count(*) from activity where event = 'letter-edited/1' and entry_id = '"
                        + letter + "'"))
                .isEqualTo("2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-01T09:00:00.123456789+01:00",
                "2026-03-01T09:00:00+18:00",
                "2026-03-01T09:00:00-18:00",
                "0001-01-01T00:00:00+18:00",
                "9999-12-31T23:59:59.999999999-18:00"
            })
    void a_letter_of_any_moment_that_can_be_recorded_is_shown(String start) throws Exception {
        hospital.letterOf(hospital.patient("Ann", "Lee"), start);
        try (var running = Running.of(hospital, database)) {
            running.seeEverything();
            assertThat(running.projections().health().deadLetters()).isZero();
        }
        assertThat(database.text("select start_time_text || versions from letters"))
                .isEqualTo(start + "2");
        var micros = database.text("select cast(extract(epoch from start_time) * 1000000 as bigint) from letters");
        assertThat(Long.parseLong(micros))
                .isCloseTo(
                        ChronoUnit.MICROS.between(
                                Instant.EPOCH, OffsetDateTime.parse(start).toInstant()),
                        within(1L));
    }

    @Test
    void every_event_is_one_row_of_activity_and_belongs_to_its_patient() throws Exception {
        var ids = hospital.patient("Ann", "Lee");
        hospital.letter(ids, "One.\n");
        hospital.opens();
        try (var running = Running.of(hospital, database)) {
            running.seeEverything();
        }
        assertThat(database.texts("select event from activity order by position"))
                .containsExactly(
                        "coordination-record-created/1",
                        "clinical-record-created/1",
                        "demographics-created/1",
                        "letter-added/1",
                        "organisation-created/1");
        assertThat(database.texts("select coalesce(patient_id, 'nobody') from activity order by position"))
                .containsExactly(
                        ids.patient().hex(),
                        ids.patient().hex(),
                        ids.patient().hex(),
                        ids.patient().hex(),
                        "nobody");
    }

    @Test
    void keys_are_given_out_and_revoked() throws Exception {
        hospital.opens();
        var key = hospital.key("abcdefghijklmnop");
        try (var running = Running.of(hospital, database)) {
            running.seeEverything();
            assertThat(database.text("select roles::text || scopes::text from api_keys"))
                    .isEqualTo("{administrator,clinician}{assert-author}");
            assertThat(database.text("select author ->> 'careLocation' from api_keys"))
                    .isEqualTo("Example NHS Trust");
            assertThat(database.text("select count(revoked_at) from api_keys")).isEqualTo("0");
            hospital.revoke(key);
            running.seeEverything();
        }
        assertThat(database.text("select revoked_at - created_at from api_keys"))
                .isEqualTo("00:00:05");
    }

    @Test
    void events_are_seen_as_they_come_and_once_also_after_a_restart() throws Exception {
        var ids = hospital.patient("Ann", "Lee");
        for (var restart = 0; restart < 3; restart++) {
            try (var running = Running.of(hospital, database)) {
                hospital.letter(ids, "One.\n");
                running.seeEverything();
                hospital.letter(ids, "Two.\n");
                running.seeEverything();
            }
        }
        assertThat(database.text("select count(*) from letters")).isEqualTo("6");
    }

    @Test
    void a_claim_that_a_killed_process_left_behind_is_not_waited_for() throws Exception {
        hospital.letter(hospital.patient("Ann", "Lee"), "One.\n");
        try (var running = Running.of(hospital, database)) {
            running.seeEverything();
        }
        database.run("update token_entry set owner = 'killed', timestamp = '9999-01-01T00:00:00Z'");
        try (var running = Running.of(hospital, database)) {
            hospital.letter(hospital.patient("Bo", "Lee"), "Two.\n");
            running.seeEverything();
        }
    }

    @Test
    void after_catching_up_the_tables_have_what_was_written_before_the_start() throws Exception {
        var ids = hospital.patient("Ann", "Lee");
        for (var letter = 0; letter < 20; letter++) {
            hospital.letter(ids, "One of many.\n");
        }
        hospital.head();
        try (var projections = new Projections(hospital.store(), database.source())) {
            projections.start();
            assertThat(projections.catchUp(Duration.ofSeconds(30))).isTrue();
            assertThat(database.text("select count(*) from letters")).isEqualTo("20");
        }
    }

    @Test
    void catching_up_ends_when_the_tables_cannot() throws Exception {
        hospital.patient("Ann", "Lee");
        hospital.head();
        try (var notStarted = new Projections(hospital.store(), database.source())) {
            assertThat(notStarted.catchUp(Duration.ofMillis(20))).isFalse();
        }
    }

    @Test
    void another_process_that_only_reads_the_store_can_do_it() throws Exception {
        hospital.letter(hospital.patient("Ann", "Lee"), "One.\n");
        try (var reader = GitStore.openReader(data);
                var projections = new Projections(reader, database.source())) {
            projections.start();
            Running.until(() -> projections.position().isPresent());
            hospital.letter(hospital.patient("Bo", "Lee"), "Two.\n");
            var head = hospital.head().toString();
            Running.until(() -> projections.position().filter(head::equals).isPresent());
        }
        assertThat(database.text("select count(*) from letters")).isEqualTo("2");
    }

    @Test
    void they_say_how_they_are() throws Exception {
        hospital.patient("Ann", "Lee");
        var running = Running.of(hospital, database);
        running.seeEverything();
        var health = running.projections().health();
        assertThat(health.isGood()).isTrue();
        assertThat(health.position()).contains(hospital.head().toString());
        assertThat(health.deadLetters()).isZero();
        running.close();
        assertThat(running.projections().health().isGood()).isFalse();
    }

    @Test
    void they_do_not_start_while_a_replay_runs() throws Exception {
        try (var lock = ProjectionsLock.alone(database.source(), database.schema())
                        .orElseThrow();
                var projections = new Projections(hospital.store(), database.source())) {
            assertThat(lock.isHeld()).isTrue();
            assertThatThrownBy(projections::start).hasMessageContaining("replay");
        }
    }
}
