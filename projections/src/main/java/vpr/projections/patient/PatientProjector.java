package vpr.projections.patient;

import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import vpr.gitstore.Recorded;
import vpr.projections.Json;
import vpr.projections.Times;
import vpr.record.Content;
import vpr.record.RecordId;
import vpr.record.patient.Identifier;
import vpr.record.patient.Patient;
import vpr.record.patient.PatientEvent.DemographicsCreated;

/** Writes {@code patients}, what they are searched by, and {@code records}. */
public final class PatientProjector {
    private final JdbcClient db;

    public PatientProjector(JdbcClient db) {
        this.db = db;
    }

    @EventHandler
    void on(DemographicsCreated event, Recorded recorded) {
        switch (event.patient()) {
            case Content.Present<Patient>(Patient patient) -> insert(event, recorded, patient);
            case Content.Withheld<Patient>(String redaction) -> insertPlace(event, recorded, redaction);
        }
        db.sql("""
                        insert into records (record_id, patient_id, kind)
                        values (:patient, :patient, 'demographics'), (:clinical, :patient, 'clinical'),
                               (:coordination, :patient, 'coordination')
                        """).params(ids(event)).update();
        db.sql("""
                        update activity set patient_id = :patient
                        where patient_id is null and record_id in (:clinical, :coordination)
                        """).params(ids(event)).update();
    }

    private void insert(DemographicsCreated event, Recorded recorded, Patient patient) {
        var name = ShownName.of(patient.name());
        var birth = patient.birthDate();
        var gender = patient.gender();
        db.sql("""
                        insert into patients (patient_id, clinical_id, coordination_id, display_name, family, given, sort_name,
                            birth_date_text, birth_earliest, birth_latest, gender, resource, created_at, commit_id, position)
                        values (:patient, :clinical, :coordination, :displayName, :family, :given, :sortName,
                            :birth, :earliest, :latest, :gender, cast(:resource as jsonb), :created, :commit, :position)
                        """)
                .params(ids(event))
                .params(facts(recorded))
                .param("displayName", name.display())
                .param("family", name.family())
                .param("given", name.given())
                .param("sortName", name.sortName())
                .param("birth", birth == null ? null : birth.text())
                .param("earliest", birth == null ? null : birth.earliest())
                .param("latest", birth == null ? null : birth.latest())
                .param("gender", gender == null ? null : gender.code())
                .param("resource", Json.of(patient.resource()))
                .update();
        insertWords(event.demographics(), ShownName.words(patient.name()), name.sortName());
        patient.identifier().forEach(identifier -> insertIdentifier(event.demographics(), identifier));
    }

    private void insertPlace(DemographicsCreated event, Recorded recorded, String redaction) {
        db.sql("""
                        insert into patients (patient_id, clinical_id, coordination_id, sort_name, withheld, created_at,
                                              commit_id, position)
                        values (:patient, :clinical, :coordination, '', :redaction, :created, :commit, :position)
                        """)
                .params(ids(event))
                .params(facts(recorded))
                .param("redaction", redaction)
                .update();
    }

    private void insertWords(RecordId patient, List<String> words, String sortName) {
        db.sql("""
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
        db.sql("""
                        insert into patient_identifiers (patient_id, system, value) values (:patient, :system, :value)
                        on conflict do nothing
                        """)
                .param("patient", patient.hex())
                .param("system", orEmpty(identifier.system()))
                .param("value", identifier.value())
                .update();
    }

    private static Map<String, String> ids(DemographicsCreated event) {
        return Map.of(
                "patient", event.demographics().hex(),
                "clinical", event.records().clinical().hex(),
                "coordination", event.records().coordination().hex());
    }

    private static Map<String, Object> facts(Recorded recorded) {
        return Map.of(
                "created", Times.of(recorded.recordedAt()),
                "commit", recorded.commit().hex(),
                "position", recorded.position().toString());
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
