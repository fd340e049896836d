package vpr.query.patient;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vpr.query.Rows;
import vpr.query.WithheldView;

@Component
class PatientQueries {
    private final JdbcClient db;

    PatientQueries(JdbcClient db) {
        this.db = db;
    }

    PatientView patient(String patient) {
        return db.sql("""
                        select patient_id, clinical_id, coordination_id, resource, withheld, created_at, commit_id, position
                        from patients where patient_id = :patient
                        """).param("patient", patient).query(PatientQueries::view).single();
    }

    private static PatientView view(ResultSet row, int number) throws SQLException {
        var redaction = row.getString("withheld");
        return new PatientView(
                row.getString("patient_id"),
                row.getString("clinical_id"),
                row.getString("coordination_id"),
                row.getString("resource"),
                redaction == null ? null : new WithheldView(redaction),
                Rows.instant(row, "created_at"),
                row.getString("commit_id"),
                row.getString("position"));
    }
}
