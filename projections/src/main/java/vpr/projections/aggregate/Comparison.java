package vpr.projections.aggregate;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Compares two sets of tables row by row, both ways. What Axon notes for itself, with wall clocks, is left out. */
final class Comparison {
    private static final int MOST_IDS = 20;
    private static final List<Compared> TABLES = List.of(
            new Compared("patients", "*", "patient_id"),
            new Compared("patient_versions", "*", "patient_id || '/' || version"),
            new Compared("patient_names", "*", "patient_id"),
            new Compared("patient_identifiers", "*", "patient_id"),
            new Compared("records", "*", "record_id"),
            new Compared("letters", "*", "patient_id || '/' || letter_id"),
            new Compared("letter_versions", "*", "patient_id || '/' || letter || '/' || version"),
            new Compared("activity", "*", "position"),
            new Compared("api_keys", "*", "key_id"),
            new Compared("dead_letter_entry", "sequence_identifier, position, commit_id, event", "position"));

    /** @param id names a row and says nothing of a person */
    private record Compared(String table, String columns, String id) {}

    private final JdbcClient db;
    private final String before;
    private final String now;

    Comparison(JdbcClient db, String before, String now) {
        this.db = db;
        this.before = before;
        this.now = now;
    }

    List<ReplayReport.Table> compare() {
        return TABLES.stream().map(this::compare).toList();
    }

    /** The same report without comparing. */
    List<ReplayReport.Table> count() {
        return TABLES.stream()
                .map(each -> new ReplayReport.Table(each.table(), rows(each), 0, 0, List.of()))
                .toList();
    }

    private ReplayReport.Table compare(Compared each) {
        var was = "select " + each.columns() + " from " + before + "." + each.table();
        var is = "select " + each.columns() + " from " + now + "." + each.table();
        return db.sql("with gone as (" + was + " except all " + is + "), come as (" + is + " except all " + was + ")"
                        + " select (select count(*) from gone) as gone, (select count(*) from come) as come,"
                        + " array(select distinct cast(" + each.id()
                        + " as text) from (table gone union all table come) d"
                        + " order by 1 limit " + MOST_IDS + ") as ids")
                .query((row, number) -> table(each, row))
                .single();
    }

    private ReplayReport.Table table(Compared each, ResultSet row) throws SQLException {
        return new ReplayReport.Table(
                each.table(), rows(each), row.getLong("gone"), row.getLong("come"), List.of((String[])
                        row.getArray("ids").getArray()));
    }

    private long rows(Compared each) {
        return db.sql("select count(*) from " + now + "." + each.table())
                .query(Long.class)
                .single();
    }
}
