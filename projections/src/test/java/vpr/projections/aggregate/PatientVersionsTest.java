package vpr.projections.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PatientVersionsTest {
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

    private void project() throws Exception {
        try (var running = Running.of(hospital, database)) {
            running.seeEverything();
        }
    }

    @Test
    void every_version_is_kept_with_the_time_in_which_it_was_the_newest() throws Exception {
        var ids = hospital.patient("Ann", "Lee");
        hospital.changed(ids, Hospital.patientNamed("Ann", "Müller"), Hospital.NOW.plusSeconds(60));
        hospital.changed(ids, Hospital.patientNamed("Zoë", "Müller"), Hospital.NOW.plusSeconds(90));
        project();

        assertThat(database.texts("""
                        select version || ' ' || (resource #>> '{name,0,family}') || ' '
                               || coalesce((recorded_to - recorded_from)::text, 'newest')
                        from patient_versions order by version
                        """)).containsExactly("1 Lee 00:01:00", "2 Müller 00:00:30", "3 Müller newest");
        assertThat(database.text("select author_name || signature_meaning || (author_registrations ->> 0)"
                        + " from patient_versions where version = 2"))
                .isEqualTo("Dr Jane Smithattested{\"number\": \"1234567\", \"authority\": \"GMC\"}");
        assertThat(database.text("select position from patient_versions where version = 3"))
                .isEqualTo(hospital.head().toString());
    }

    @Test
    void the_patient_and_what_it_is_searched_by_are_of_the_newest_version() throws Exception {
        var ids = hospital.patient("Ann", "Lee");
        hospital.changed(ids, Hospital.patientNamed("Zoë", "Müller"), Hospital.NOW.plusSeconds(60));
        project();

        assertThat(database.text("select versions || display_name || sort_name || (resource #>> '{name,0,family}')"
                        + " || created_at::text from patients"))
                .startsWith("2Zoë Müllermuller zoeMüller2026-03-01");
        assertThat(database.text("select p.commit_id = v.commit_id and p.position = v.position from patients p"
                        + " join patient_versions v using (patient_id) where v.version = 2"))
                .isEqualTo("t");
        assertThat(database.texts("select word || sort_name from patient_names order by word"))
                .containsExactly("mullermuller zoe", "zoemuller zoe");
        assertThat(database.texts("select value from patient_identifiers")).containsExactly("Zoë-1");
        assertThat(database.texts("select event from activity where patient_id = '" + ids.patient() + "'"
                        + " order by position desc limit 1"))
                .containsExactly("demographics-changed/1");
    }

    @Test
    void a_change_of_one_patient_leaves_others_alone() throws Exception {
        var ids = hospital.patient("Ann", "Lee");
        hospital.patient("Bo", "Lee");
        hospital.changed(ids, Hospital.patientNamed("Ann", "Müller"));
        project();

        assertThat(database.texts("select display_name || versions from patients order by 1"))
                .containsExactly("Ann Müller2", "Bo Lee1");
        assertThat(database.texts("select word from patient_names order by word"))
                .containsExactly("ann", "bo", "lee", "muller");
    }

    @Test
    void a_replay_gives_the_same_versions() throws Exception {
        var ids = hospital.patient("Ann", "Lee");
        hospital.changed(ids, Hospital.patientNamed("Ann", "Müller"));
        project();

        var report = new Replay(hospital.store(), database.pool(), database.schema(), null).run();

        assertThat(report.isEqual()).as(report.text()).isTrue();
        assertThat(report.tables())
                .filteredOn(table -> table.name().equals("patient_versions"))
                .singleElement()
                .satisfies(table -> assertThat(table.rows()).isEqualTo(2));
    }
}
