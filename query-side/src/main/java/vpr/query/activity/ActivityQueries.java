package vpr.query.activity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vpr.query.PersonView;
import vpr.query.Rows;

@Component
class ActivityQueries {
    private final JdbcClient db;

    ActivityQueries(JdbcClient db) {
        this.db = db;
    }

    List<ActivityView> newestFirst(String patient, @Nullable String before, int rows) {
        return db.sql("""
                        select position, event, record_kind, record_id, sequence, entry_id, author_name, author_role,
                               caller, recorded_at, commit_id
                        from activity
                        where patient_id = :patient and (cast(:before as text) is null or position < :before)
                        order by position desc limit :rows
                        """)
                .param("patient", patient)
                .param("before", before)
                .param("rows", rows)
                .query(ActivityQueries::view)
                .list();
    }

    private static ActivityView view(ResultSet row, int number) throws SQLException {
        return new ActivityView(
                row.getString("position"),
                row.getString("event"),
                row.getString("record_kind"),
                row.getString("record_id"),
                row.getLong("sequence"),
                row.getString("entry_id"),
                new PersonView(row.getString("author_name"), row.getString("author_role")),
                row.getString("caller"),
                Rows.instant(row, "recorded_at"),
                row.getString("commit_id"));
    }
}
