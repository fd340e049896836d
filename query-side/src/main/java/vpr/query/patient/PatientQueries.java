package vpr.query.patient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vpr.query.Rows;
import vpr.query.VersionLine;
import vpr.query.WithheldView;

@Component
class PatientQueries {
    private static final String A_VERSION = """
            select p.patient_id, p.clinical_id, p.coordination_id, p.created_at,
                   v.resource, v.withheld, v.version, v.commit_id, v.position
            from patients p join patient_versions v using (patient_id)
            where p.patient_id = :patient
            """;

    private final JdbcClient db;

    PatientQueries(JdbcClient db) {
        this.db = db;
    }

    /** A version and what it says; null when that was taken away. */
    record Whole(VersionLine line, @Nullable String resource) {}

    PatientView patient(String patient) {
        return db.sql("""
                        select patient_id, clinical_id, coordination_id, resource, withheld, created_at,
                               versions as version, commit_id, position
                        from patients where patient_id = :patient
                        """).param("patient", patient).query(PatientQueries::view).single();
    }

    int newestVersion(String patient) {
        return db.sql("select versions from patients where patient_id = :patient")
                .param("patient", patient)
                .query(Integer.class)
                .single();
    }

    PatientView version(String patient, int version) {
        return db.sql(A_VERSION + " and v.version = :version")
                .param("patient", patient)
                .param("version", version)
                .query(PatientQueries::view)
                .single();
    }

    // By the number and not by recorded_to: a clock that was put back must not hide a version.
    Optional<PatientView> recordedBy(String patient, Instant moment) {
        return db.sql(A_VERSION + " and v.recorded_from <= :moment order by v.version desc limit 1")
                .param("patient", patient)
                .param("moment", moment.atOffset(ZoneOffset.UTC))
                .query(PatientQueries::view)
                .optional();
    }

    List<VersionLine> versionsBefore(String patient, int before, int rows) {
        return db.sql("select " + VersionLine.COLUMNS + """
                         from patient_versions where patient_id = :patient and version < :before
                        order by version desc limit :rows
                        """)
                .param("patient", patient)
                .param("before", before)
                .param("rows", rows)
                .query(VersionLine::of)
                .list();
    }

    Whole whole(String patient, int version) {
        return db.sql("select resource, " + VersionLine.COLUMNS
                        + " from patient_versions where patient_id = :patient and version = :version")
                .param("patient", patient)
                .param("version", version)
                .query((row, number) -> new Whole(VersionLine.of(row, number), row.getString("resource")))
                .single();
    }

    private static PatientView view(ResultSet row, int number) throws SQLException {
        var redaction = row.getString("withheld");
        return new PatientView(
                row.getString("patient_id"),
                row.getString("clinical_id"),
                row.getString("coordination_id"),
                row.getString("resource"),
                redaction == null ? null : new WithheldView(redaction),
                row.getInt("version"),
                Rows.instant(row, "created_at"),
                row.getString("commit_id"),
                row.getString("position"));
    }
}
