package vpr.projections.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {
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

    private ReplayReport replay() throws Exception {
        return new Replay(hospital.store(), database.pool(), database.schema(), null).run();
    }

    private void live() throws Exception {
        try (var running = Running.of(hospital, database)) {
            running.seeEverything();
        }
    }

    @Test
    void tables_that_hold_what_git_gives_are_equal_and_the_new_ones_are_in_use() throws Exception {
        hospital.opens();
        hospital.revoke(hospital.key("abcdefghijklmnop"));
        var ids = hospital.patient("Ann", "Lee");
        hospital.edit(ids, hospital.letter(ids, "One.\n"), "Second", "Two.\n");
        live();
        hospital.letter(ids, "Not seen by the live tables yet.\n");
        database.run("create table mark ()");

        var report = replay();

        assertThat(report.text()).endsWith("equal\n").doesNotContain("different");
        assertThat(report.isEqual()).isTrue();
        assertThat(report.position()).contains(hospital.head().toString());
        assertThat(report.tables())
                .filteredOn(table -> table.name().equals("letters"))
                .singleElement()
                .satisfies(table -> assertThat(table.rows()).isEqualTo(2));
        assertThat(database.text("select to_regclass('mark') is null")).isEqualTo("t");
        assertThat(database.text("select count(*) from letters")).isEqualTo("2");
        hospital.letter(ids, "And they go on.\n");
        live();
        assertThat(database.text("select count(*) from letters")).isEqualTo("3");
    }

    @Test
    void rows_that_git_does_not_give_are_named_and_gone() throws Exception {
        var ids = hospital.patient("Ann", "Lee");
        var letter = hospital.letter(ids, "One.\n");
        live();
        database.run("update letter_versions set shown = 'Forged.'");
        database.run("delete from patient_names where word = 'ann'");

        var report = replay();

        assertThat(report.isEqual()).isFalse();
        assertThat(report.tables())
                .filteredOn(table -> !table.isEqual())
                .containsExactly(
                        new ReplayReport.Table(
                                "patient_names", 2, 0, 1, List.of(ids.patient().hex())),
                        new ReplayReport.Table(
                                "letter_versions", 1, 1, 1, List.of(ids.patient() + "/" + letter.uuid() + "/1")));
        assertThat(report.text())
                .contains("different: the rebuilt tables are the truth")
                .doesNotContain("Forged");
        assertThat(database.text("select convert_from(shown, 'UTF8')::jsonb ->> 'body' from letter_versions"))
                .isEqualTo("One.\n");
        assertThat(replay().isEqual()).isTrue();
    }

    @Test
    void it_is_refused_while_projections_run_and_changes_nothing() throws Exception {
        hospital.patient("Ann", "Lee");
        try (var running = Running.of(hospital, database)) {
            running.seeEverything();
            database.run("create table mark ()");
            assertThatThrownBy(this::replay).isInstanceOf(ReplayRefusedException.class);
            assertThat(database.text("select to_regclass('mark') is null")).isEqualTo("f");
        }
    }

    @Test
    void it_builds_tables_where_there_were_none() throws Exception {
        hospital.letter(hospital.patient("Ann", "Lee"), "One.\n");
        try (var nothing = Database.empty()) {
            var report = new Replay(hospital.store(), nothing.pool(), nothing.schema(), null).run();
            assertThat(report.notCompared()).isNotNull();
            assertThat(report.isEqual()).isTrue();
            assertThat(nothing.text("select count(*) from letters")).isEqualTo("1");
        }
    }

    @Test
    void an_empty_store_gives_empty_tables() throws Exception {
        assertThat(replay().position()).isEmpty();
        assertThat(database.text("select count(*) from activity")).isEqualTo("0");
    }

    @Test
    void tables_that_know_more_than_the_store_are_left_alone(@TempDir Path other) throws Exception {
        hospital.patient("Ann", "Lee");
        live();
        try (var wrong = new Hospital(other)) {
            wrong.opens();
            assertThatThrownBy(() -> new Replay(wrong.store(), database.pool(), database.schema(), null).run())
                    .isInstanceOf(ReplayRefusedException.class)
                    .hasMessageContaining("right one");
        }
        assertThat(database.text("select count(*) from patients")).isEqualTo("1");
    }

    @Test
    void a_rest_of_a_replay_that_was_killed_does_no_harm() throws Exception {
        hospital.patient("Ann", "Lee");
        live();
        database.run("create schema " + database.schema() + "_replay");
        database.run("create table " + database.schema() + "_replay.patients (rest text)");
        assertThat(replay().isEqual()).isTrue();
    }
}
