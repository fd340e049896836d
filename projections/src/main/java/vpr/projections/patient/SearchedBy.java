package vpr.projections.patient;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vpr.projections.Rows;
import vpr.record.Content;
import vpr.record.RecordId;
import vpr.record.patient.Identifier;
import vpr.record.patient.Patient;

/** Writes what a patient is searched by: the words and identifiers of the newest version, and of no other. */
final class SearchedBy {
    private final Rows rows;

    SearchedBy(Rows rows) {
        this.rows = rows;
    }

    void replace(RecordId patient, Content<Patient> content) {
        rows.sql("delete from patient_names where patient_id = :patient")
                .param("patient", patient.hex())
                .update();
        rows.sql("delete from patient_identifiers where patient_id = :patient")
                .param("patient", patient.hex())
                .update();
        insert(patient, content);
    }

    void insert(RecordId patient, Content<Patient> content) {
        if (content instanceof Content.Present<Patient>(Patient present)) {
            insertWords(
                    patient,
                    ShownName.words(present.name()),
                    ShownName.of(present.name()).sortName());
            present.identifier().forEach(identifier -> insertIdentifier(patient, identifier));
        }
    }

    private void insertWords(RecordId patient, List<String> words, String sortName) {
        rows.sql("""
                        insert into patient_names (patient_id, word, sort_name)
                        select :patient, word, :sortName from unnest(cast(:words as text[])) word
                        """)
                .param("patient", patient.hex())
                .param("words", words.toArray(String[]::new))
                .param("sortName", sortName)
                .update();
    }

    // A patient may name the same identifier twice, with two uses.
    private void insertIdentifier(RecordId patient, Identifier identifier) {
        rows.sql("""
                        insert into patient_identifiers (patient_id, system, value) values (:patient, :system, :value)
                        on conflict do nothing
                        """)
                .param("patient", patient.hex())
                .param("system", orEmpty(identifier.system()))
                .param("value", identifier.value())
                .update();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
