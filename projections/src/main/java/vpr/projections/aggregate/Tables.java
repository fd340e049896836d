package vpr.projections.aggregate;

import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What one set of tables says about itself. */
final class Tables {
    private final JdbcClient db;

    Tables(DataSource database) {
        db = JdbcClient.create(database);
    }

    Optional<String> reached() {
        return db.sql("select position from reached").query(String.class).optional();
    }

    long deadLetters() {
        return db.sql("select count(*) from dead_letter_entry")
                .query(Long.class)
                .single();
    }

    /** Lets any process take the events. Only for whoever knows that no other does. */
    void releaseClaims() {
        db.sql("update token_entry set owner = null where owner is not null").update();
    }

    /** Takes every row away, the processor's token too, so that it begins with the first event. All or nothing. */
    void empty() {
        var names = db.sql("""
                        select string_agg(quote_ident(table_name), ', ') from information_schema.tables
                        where table_schema = current_schema() and table_type = 'BASE TABLE'
                          and table_name <> 'flyway_schema_history'
                        """).query(String.class).single();
        db.sql("truncate " + names).update();
    }

    /** The schema that they stand in. */
    String schema() {
        return db.sql("select current_schema()").query(String.class).single();
    }
}
