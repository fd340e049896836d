package vpr.population.patient;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import vpr.migrations.FoldedText;

/** Writes rows as projections write them. */
final class Patients {
    private final JdbcClient db;

    Patients(JdbcClient db) {
        this.db = db;
    }

    static String newId() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    void none() {
        db.sql("delete from patients").update();
        db.sql("delete from dead_letter_entry").update();
    }

    String named(String given, String family) {
        return born(given, family, null, null, null);
    }

    String born(
            String given,
            String family,
            @Nullable String birthDate,
            @Nullable LocalDate earliest,
            @Nullable LocalDate latest) {
        var patient = newId();
        var sortName = FoldedText.of(family + " " + given);
        db.sql("""
                        insert into patients (patient_id, clinical_id, coordination_id, display_name, sort_name,
                            birth_date_text, birth_earliest, birth_latest, gender, resource, created_at, versions, commit_id,
                            position)
                        values (:patient, :clinical, :coordination, :name, :sortName, :birth, :earliest, :latest, 'other',
                            '{}', '2026-01-12T10:14:00Z', 1, 'c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00',
                            '0001-000000000000001')
                        """)
                .param("patient", patient)
                .param("clinical", newId())
                .param("coordination", newId())
                .param("name", given + " " + family)
                .param("sortName", sortName)
                .param("birth", birthDate)
                .param("earliest", earliest)
                .param("latest", latest)
                .update();
        FoldedText.words(given + " " + family).stream()
                .distinct()
                .forEach(word -> db.sql("insert into patient_names values (:patient, :word, :sortName)")
                        .param("patient", patient)
                        .param("word", word)
                        .param("sortName", sortName)
                        .update());
        return patient;
    }

    void behind(String patient) {
        db.sql("""
                        insert into dead_letter_entry (dead_letter_id, processing_group, sequence_identifier, sequence_index,
                                                       position, commit_id, event, enqueued_at, last_touched)
                        values ('1', 'tables', :patient, 0, '0001-000000000000009',
                                'c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00', 'demographics-created/1', 'then', 'then')
                        """).param("patient", patient).update();
    }

    void identified(String patient, String system, String value) {
        db.sql("insert into patient_identifiers values (:patient, :system, :value)")
                .param("patient", patient)
                .param("system", system)
                .param("value", value)
                .update();
    }
}
