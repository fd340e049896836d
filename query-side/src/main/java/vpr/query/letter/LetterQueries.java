package vpr.query.letter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vpr.query.Ids;
import vpr.query.PersonView;
import vpr.query.PrintedJson;
import vpr.query.Rows;
import vpr.query.WithheldView;

@Component
class LetterQueries {
    private final JdbcClient db;

    LetterQueries(JdbcClient db) {
        this.db = db;
    }

    /** A line and the moment that it is sorted by. */
    record Line(LetterLine view, Instant start) {}

    List<Line> newestFirst(String patient, int rows) {
        return db.sql("""
                        select letter_id, name, composer_name, composer_role, start_time, start_time_text, versions,
                               withheld, commit_id, position
                        from letters where patient_id = :patient
                        order by start_time desc, letter_id desc limit :rows
                        """)
                .param("patient", patient)
                .param("rows", rows)
                .query(LetterQueries::line)
                .list();
    }

    List<Line> newestFirst(String patient, Instant before, String beforeId, int rows) {
        return db.sql("""
                        select letter_id, name, composer_name, composer_role, start_time, start_time_text, versions,
                               withheld, commit_id, position
                        from letters where patient_id = :patient and (start_time, letter_id) < (:before, :beforeId)
                        order by start_time desc, letter_id desc limit :rows
                        """)
                .param("patient", patient)
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("beforeId", beforeId)
                .param("rows", rows)
                .query(LetterQueries::line)
                .list();
    }

    /** A letter as it is shown: JSON in UTF-8. */
    @SuppressWarnings("ArrayRecordComponent") // read and passed on, never compared
    record Kept(byte[] json, String commit) {}

    /**
     * The newest version, by one statement; empty too while any patient's rows miss an event: then the statements that ask
     * whose answer. GET of a letter is the busiest of all requests.
     */
    Optional<Kept> kept(String patient, Ids.Entry letter) {
        return db.sql("""
                        select shown, commit_id from letter_versions
                        where patient_id = :patient and letter = :uuid
                          and not exists (select from dead_letter_entry)
                        order by version desc limit 1
                        """)
                .param("patient", patient)
                .param("uuid", letter.uuid())
                .query((row, number) -> new Kept(row.getBytes(1), row.getString(2)))
                .optional();
    }

    Optional<LetterView> newest(String patient, Ids.Entry letter) {
        return db.sql("""
                        select v.shown
                        from letters l
                        join letter_versions v
                          on v.patient_id = l.patient_id and v.letter = l.letter and v.version = l.versions
                        where l.patient_id = :patient and l.letter = :uuid
                          and (cast(:whole as text) is null or l.letter_id = :whole)
                        """)
                .param("patient", patient)
                .param("uuid", letter.uuid())
                .param("whole", letter.whole())
                .query(LetterQueries::view)
                .optional();
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        var view = new LetterLine(
                row.getString("letter_id"),
                row.getString("name"),
                composer(row),
                row.getString("start_time_text"),
                row.getInt("versions"),
                withheld(row),
                row.getString("commit_id"),
                row.getString("position"));
        return new Line(view, Rows.instant(row, "start_time"));
    }

    static LetterView view(ResultSet row, int number) throws SQLException {
        return LetterView.of(PrintedJson.read(row.getBytes("shown")));
    }

    private static @Nullable PersonView composer(ResultSet row) throws SQLException {
        var name = row.getString("composer_name");
        return name == null ? null : new PersonView(name, row.getString("composer_role"));
    }

    private static @Nullable WithheldView withheld(ResultSet row) throws SQLException {
        var redaction = row.getString("withheld");
        return redaction == null ? null : new WithheldView(redaction);
    }
}
