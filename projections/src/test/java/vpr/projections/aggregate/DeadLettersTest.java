package vpr.projections.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vpr.projections.aggregate.Hospital.PatientIds;

class DeadLettersTest {
    private static final String BROKEN = "alter table letter_versions add constraint broken"
            + " check (convert_from(shown, 'UTF8')::jsonb ->> 'body' <> E'Secret broken.\\n')";

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

    private List<String> bodiesOf(PatientIds ids) {
        return database.texts(
                "select convert_from(shown, 'UTF8')::jsonb ->> 'body' from letter_versions where patient_id = '"
                        + ids.patient() + "' order by position");
    }

    @Test
    void an_event_that_cannot_be_shown_waits_with_all_after_it_and_nobody_else_does() throws Exception {
        var ann = hospital.patient("Ann", "Lee");
        var bo = hospital.patient("Bo", "Poe");
        hospital.letter(ann, "First.\n");
        try (var running = Running.of(hospital, database)) {
            running.seeEverything();
            database.run(BROKEN);
            hospital.letter(ann, "Secret broken.\n");
            var broken = hospital.head().toString();
            hospital.letter(ann, "Third.\n");
            hospital.letter(bo, "Other.\n");
            running.seeEverything();

            assertThat(bodiesOf(ann)).containsExactly("First.\n");
            assertThat(bodiesOf(bo)).containsExactly("Other.\n");
            assertThat(database.texts("select distinct patient_id from behind"))
                    .containsExactly(ann.patient().hex());
            assertThat(database.text("select min(position) from behind")).isEqualTo(broken);
            assertThat(running.projections().health().deadLetters()).isEqualTo(2);
            assertThat(running.projections().health().isGood()).isTrue();

            assertThat(running.projections().retryDeadLetters()).isZero();
            assertThat(bodiesOf(ann)).containsExactly("First.\n");

            database.run("alter table letter_versions drop constraint broken");
            assertThat(running.projections().retryDeadLetters()).isEqualTo(1);
            assertThat(bodiesOf(ann)).containsExactly("First.\n", "Secret broken.\n", "Third.\n");
            assertThat(database.texts("select patient_id from behind")).isEmpty();

            hospital.letter(ann, "Fourth.\n");
            running.seeEverything();
            assertThat(bodiesOf(ann)).hasSize(4);
        }
        assertThat(database.text("select count(*) from activity where event = 'letter-added/1'"))
                .isEqualTo("5");
    }

    @Test
    void of_letters_that_would_be_written_together_one_that_cannot_be_shown_keeps_none_of_the_others_away()
            throws Exception {
        var ann = hospital.patient("Ann", "Lee");
        var bo = hospital.patient("Bo", "Poe");
        hospital.letter(bo, "One.\n");
        hospital.letter(ann, "Secret broken.\n");
        hospital.letter(bo, "Two.\n");
        database.run(BROKEN);
        try (var running = Running.of(hospital, database)) {
            running.seeEverything();
            assertThat(bodiesOf(bo)).containsExactly("One.\n", "Two.\n");
            assertThat(bodiesOf(ann)).isEmpty();
            assertThat(database.texts("select patient_id from behind"))
                    .containsExactly(ann.patient().hex());
        }
        assertThat(database.text("select count(*) from activity where patient_id = '" + bo.patient() + "'"))
                .isEqualTo("5");
    }

    @Test
    void a_dead_letter_says_where_and_what_kind_and_nothing_of_the_patient() throws Exception {
        database.run("alter table patients add constraint broken check (family <> 'Lee')");
        hospital.patient("Secretgiven", "Lee");
        try (var running = Running.of(hospital, database)) {
            running.seeEverything();
        }
        var entry = database.text("select dead_letter_entry::text from dead_letter_entry");
        assertThat(entry)
                .doesNotContainIgnoringCase("secretgiven")
                .doesNotContain("Lee")
                .contains("demographics-created/1", "SQLSTATE 23514", "PatientProjector");
    }

    @Test
    void a_letter_to_a_patient_who_is_not_shown_waits_too_and_both_are_repaired_together() throws Exception {
        database.run("alter table patients add constraint broken check (family <> 'Lee')");
        var ann = hospital.patient("Ann", "Lee");
        hospital.letter(ann, "First.\n");
        try (var running = Running.of(hospital, database)) {
            running.seeEverything();
            assertThat(database.texts("select patient_id from behind order by position"))
                    .containsExactly(ann.patient().hex(), ann.clinical().hex());
            database.run("alter table patients drop constraint broken");
            running.projections().retryDeadLetters();
            running.projections().retryDeadLetters();
            assertThat(bodiesOf(ann)).containsExactly("First.\n");
            assertThat(database.texts("select patient_id from behind")).isEmpty();
        }
    }

    @Test
    void what_was_left_dead_is_tried_again_at_the_next_start() throws Exception {
        database.run("alter table patients add constraint broken check (family <> 'Lee')");
        hospital.patient("Ann", "Lee");
        try (var running = Running.of(hospital, database)) {
            running.seeEverything();
        }
        assertThat(database.texts("select patient_id from patients")).isEmpty();
        database.run("alter table patients drop constraint broken");
        try (var running = Running.of(hospital, database)) {
            Running.until(() -> running.projections().health().deadLetters() == 0);
        }
        assertThat(database.texts("select patient_id from patients")).hasSize(1);
    }

    @Test
    void what_any_event_would_have_met_puts_none_aside_and_goes_on_by_itself() throws Exception {
        database.run("""
                create function fail() returns trigger language plpgsql as
                $$ begin raise exception 'no space' using errcode = '53100'; end $$
                """);
        database.run("create trigger fail before insert on patients for each row execute function fail()");
        try (var running = Running.of(hospital, database)) {
            hospital.patient("Ann", "Lee");
            Running.until(() -> running.projections().health().failing());
            assertThat(running.projections().health().deadLetters()).isZero();
            assertThat(running.projections().position())
                    .isNotEqualTo(Optional.of(hospital.head().toString()));
            database.run("drop trigger fail on patients");
            running.seeEverything();
        }
        assertThat(database.texts("select patient_id from patients")).hasSize(1);
    }
}
