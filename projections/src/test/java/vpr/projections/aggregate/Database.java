package vpr.projections.aggregate;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A schema of a test's own, in one Postgres for all tests. */
record Database(String schema, HikariDataSource pool, SchemaDataSource tables) implements AutoCloseable {
    private static final EmbeddedPostgres POSTGRES = start();
    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder().start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without tables. */
    static Database empty() {
        var schema = "test" + SCHEMAS.incrementAndGet();
        var pool = new HikariDataSource();
        pool.setDataSource(POSTGRES.getPostgresDatabase());
        pool.setMaximumPoolSize(8);
        pool.setMinimumIdle(0);
        return new Database(schema, pool, new SchemaDataSource(pool, schema));
    }

    static Database migrated() {
        var database = empty();
        database.tables.migrate();
        return database;
    }

    DataSource source() {
        return tables;
    }

    JdbcClient sql() {
        return JdbcClient.create(tables);
    }

    List<String> texts(String sql) {
        return sql().sql(sql).query((row, number) -> row.getString(1)).list();
    }

    String text(String sql) {
        return texts(sql).getFirst();
    }

    void run(String sql) {
        sql().sql(sql).update();
    }

    @Override
    public void close() {
        pool.close();
    }
}
