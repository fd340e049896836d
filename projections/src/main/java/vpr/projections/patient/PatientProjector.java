package vpr.projections.patient;

import java.util.Map;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import vpr.gitstore.Recorded;
import vpr.projections.Provenances;
import vpr.projections.Rows;
import vpr.record.patient.PatientEvent.DemographicsChanged;
import vpr.record.patient.PatientEvent.DemographicsCreated;

/** Writes {@code patients}, {@code patient_versions}, what patients are searched by, and {@code records}. */
public final class PatientProjector {
    @EventHandler
    void on(DemographicsCreated event, Recorded recorded, Rows rows) {
        var columns = Provenances.of(recorded);
        columns.putAll(PatientColumns.of(event.patient()));
        columns.putAll(ids(event));
        rows.sql("""
                        insert into patients (patient_id, clinical_id, coordination_id, display_name, family, given,
                            sort_name, birth_date_text, birth_earliest, birth_latest, gender, resource, withheld,
                            created_at, versions, commit_id, position)
                        values (:patient, :clinical, :coordination, :displayName, :family, :given,
                            :sortName, :birth, :earliest, :latest, :gender, cast(:resource as jsonb), :withheld,
                            :recorded, 1, :commit, :position)
                        """).params(columns).update();
        insertVersion(1, columns, rows);
        new SearchedBy(rows).insert(event.demographics(), event.patient());
        rows.sql("""
                        insert into records (record_id, patient_id, kind)
                        values (:patient, :patient, 'demographics'), (:clinical, :patient, 'clinical'),
                               (:coordination, :patient, 'coordination')
                        """).params(ids(event)).update();
        rows.sql("""
                        update activity set patient_id = :patient
                        where patient_id is null and record_id in (:clinical, :coordination)
                        """).params(ids(event)).update();
    }

    @EventHandler
    void on(DemographicsChanged event, Recorded recorded, Rows rows) {
        var columns = Provenances.of(recorded);
        columns.putAll(PatientColumns.of(event.patient()));
        columns.put("patient", event.demographics().hex());
        var version = rows.sql("""
                        update patients
                        set display_name = :displayName, family = :family, given = :given, sort_name = :sortName,
                            birth_date_text = :birth, birth_earliest = :earliest, birth_latest = :latest,
                            gender = :gender, resource = cast(:resource as jsonb), withheld = :withheld,
                            versions = versions + 1, commit_id = :commit, position = :position
                        where patient_id = :patient
                        returning versions
                        """)
                .params(columns)
                .query(Integer.class)
                .optional()
                .orElseThrow(() -> new IllegalStateException("the patient is not known yet"));
        rows.sql("""
                        update patient_versions set recorded_to = :recorded
                        where patient_id = :patient and version = :version - 1
                        """).params(columns).param("version", version).update();
        insertVersion(version, columns, rows);
        new SearchedBy(rows).replace(event.demographics(), event.patient());
    }

    private static void insertVersion(int version, Map<String, @Nullable Object> columns, Rows rows) {
        rows.sql("insert into patient_versions (patient_id, version, resource, withheld, " + Provenances.COLUMNS
                        + ") values (:patient, :version, cast(:resource as jsonb), :withheld, " + Provenances.VALUES
                        + ")")
                .params(columns)
                .param("version", version)
                .update();
    }

    private static Map<String, String> ids(DemographicsCreated event) {
        return Map.of(
                "patient", event.demographics().hex(),
                "clinical", event.records().clinical().hex(),
                "coordination", event.records().coordination().hex());
    }
}
