package vpr.projections;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What one transaction asks of the tables. Rows that are only added may wait: many in one statement cost a fraction of
 * one statement each. Whatever else is asked is asked after they are written, so it never misses one.
 */
public final class Rows {
    private static final int MOST = 200;
    private static final long MOST_CHARACTERS = 1 << 20;

    private final JdbcClient db;
    private final Map<ManyRows, List<Map<String, @Nullable Object>>> waiting = new LinkedHashMap<>();
    private int count;
    private long characters;

    /** @param db within the transaction */
    public Rows(JdbcClient db) {
        this.db = db;
    }

    /** A statement, after everything that waits. */
    public JdbcClient.StatementSpec sql(String statement) {
        write();
        return db.sql(statement);
    }

    /**
     * A row that waits, at the longest for {@link #write}.
     *
     * @param row the values by column
     */
    public void add(ManyRows table, Map<String, @Nullable Object> row) {
        waiting.computeIfAbsent(table, none -> new ArrayList<>()).add(row);
        count++;
        row.values().forEach(value -> characters += lengthOf(value));
        if (count >= MOST || characters >= MOST_CHARACTERS) {
            write();
        }
    }

    private static long lengthOf(@Nullable Object value) {
        return switch (value) {
            case String text -> text.length();
            case byte[] bytes -> bytes.length;
            case null, default -> 0;
        };
    }

    /** @throws IllegalStateException when a row found no place: no patient is known yet to whom it belongs */
    public void write() {
        var tables = List.copyOf(waiting.entrySet());
        waiting.clear();
        count = 0;
        characters = 0;
        for (var each : tables) {
            write(each.getKey(), each.getValue());
        }
    }

    private void write(ManyRows table, List<Map<String, @Nullable Object>> rows) {
        if (db.sql(table.sql()).params(table.parameters(rows)).update() != rows.size()) {
            throw new IllegalStateException("no patient is known yet to whom the record belongs");
        }
    }
}
