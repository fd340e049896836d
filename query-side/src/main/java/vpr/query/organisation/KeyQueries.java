package vpr.query.organisation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vpr.query.Rows;

@Component("keyReadingQueries")
class KeyQueries {
    private final JdbcClient db;

    KeyQueries(JdbcClient db) {
        this.db = db;
    }

    List<KeyView> keys(@Nullable String after, int rows) {
        return db.sql("""
                        select key_id, name, roles, scopes, author, created_at, expires_at, revoked_at, commit_id, position
                        from api_keys
                        where cast(:after as text) is null or key_id > :after
                        order by key_id limit :rows
                        """)
                .param("after", after)
                .param("rows", rows)
                .query(KeyQueries::view)
                .list();
    }

    private static KeyView view(ResultSet row, int number) throws SQLException {
        return new KeyView(
                row.getString("key_id"),
                row.getString("name"),
                Rows.texts(row, "roles"),
                Rows.texts(row, "scopes"),
                row.getString("author"),
                Rows.instant(row, "created_at"),
                Rows.instantOrNull(row, "expires_at"),
                Rows.instantOrNull(row, "revoked_at"),
                row.getString("commit_id"),
                row.getString("position"));
    }
}
