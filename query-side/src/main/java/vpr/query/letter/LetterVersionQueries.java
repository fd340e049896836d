package vpr.query.letter;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import vpr.query.Ids;
import vpr.query.VersionLine;

/** Earlier versions of letters, and the newest one among them. */
@Component
class LetterVersionQueries {
    private static final String OF_LETTER = """
            where l.patient_id = :patient and l.letter = :uuid
              and (cast(:whole as text) is null or l.letter_id = :whole)
            """;
    private static final String A_VERSION =
            "select v.shown from letters l join letter_versions v using (patient_id, letter) " + OF_LETTER;

    private final JdbcClient db;

    LetterVersionQueries(JdbcClient db) {
        this.db = db;
    }

    /** How many versions there are; empty when the patient has no such letter. */
    Optional<Integer> newest(String patient, Ids.Entry letter) {
        return of("select l.versions from letters l " + OF_LETTER, patient, letter)
                .query(Integer.class)
                .optional();
    }

    LetterView version(String patient, Ids.Entry letter, int version) {
        return of(A_VERSION + " and v.version = :version", patient, letter)
                .param("version", version)
                .query(LetterQueries::view)
                .single();
    }

    // By the number and not by recorded_to: a clock that was put back must not hide a version.
    Optional<LetterView> recordedBy(String patient, Ids.Entry letter, Instant moment) {
        return of(A_VERSION + " and v.recorded_from <= :moment order by v.version desc limit 1", patient, letter)
                .param("moment", moment.atOffset(ZoneOffset.UTC))
                .query(LetterQueries::view)
                .optional();
    }

    List<VersionLine> before(String patient, Ids.Entry letter, int version, int rows) {
        return db.sql("select " + VersionLine.COLUMNS + """
                         from letter_versions
                        where patient_id = :patient and letter = :uuid and version < :version
                        order by version desc limit :rows
                        """)
                .param("patient", patient)
                .param("uuid", letter.uuid())
                .param("version", version)
                .param("rows", rows)
                .query(VersionLine::of)
                .list();
    }

    private StatementSpec of(String sql, String patient, Ids.Entry letter) {
        return db.sql(sql)
                .param("patient", patient)
                .param("uuid", letter.uuid())
                .param("whole", letter.whole());
    }
}
