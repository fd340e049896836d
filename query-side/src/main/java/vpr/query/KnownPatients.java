package vpr.query;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vpr.api.Problem;
import vpr.api.ProblemType;

/** Refuses to answer about a patient that is not there, or whose rows do not show every event yet. */
@Component
public class KnownPatients {
    private static final Duration RETRY = Duration.ofMinutes(1);
    private static final String SQL = """
            select exists (select from patients where patient_id = :patient) as known, b.position, b.commit_id
            from (values (1)) one
            left join lateral (select position, commit_id from behind where patient_id = :patient
                               order by position limit 1) b on true
            """;

    private final JdbcClient db;

    KnownPatients(JdbcClient db) {
        this.db = db;
    }

    private record Found(boolean known, String position, String commitId) {}

    /** @throws Problem MALFORMED_ID, NOT_FOUND, or RECORD_BEHIND with the first event that is not shown */
    public String require(String patientId) {
        var patient = Ids.patient(patientId);
        var found = db.sql(SQL).param("patient", patient).query(Found.class).single();
        if (found.position() != null) {
            throw Problem.passing(
                    ProblemType.RECORD_BEHIND,
                    "The event at position " + found.position() + ", commit " + found.commitId() + ", is not shown.",
                    RETRY);
        }
        if (!found.known()) {
            throw Problem.of(ProblemType.NOT_FOUND, "There is no such patient.");
        }
        return patient;
    }
}
