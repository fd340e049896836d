package vpr.benchmarks.baseline;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import vpr.app.postgres.EmbeddedPostgres;

/** The schemas that EHRbase asks for (its project's {@code createdb.sql}), in the Postgres that VPR brings, with fsync. */
final class EhrbaseTables implements AutoCloseable {
    private static final List<String> SCHEMAS =
            List.of("create schema ehr", "create schema ext", "create extension \"uuid-ossp\" schema ext", """
            do $$ begin
                execute format('alter database %I set search_path to ext', current_database());
                execute format('alter database %I set intervalstyle = iso_8601', current_database());
            end $$
            """);

    private final EmbeddedPostgres postgres;

    private EhrbaseTables(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    static EhrbaseTables open(Path directory) throws SQLException {
        var tables = new EhrbaseTables(EmbeddedPostgres.startOrJoin(directory, step -> {}));
        try (var connection = DriverManager.getConnection(tables.jdbcUrl(), tables.user(), tables.password());
                var statement = connection.createStatement()) {
            for (var one : SCHEMAS) {
                statement.execute(one);
            }
        }
        return tables;
    }

    String jdbcUrl() {
        return postgres.jdbcUrl();
    }

    String user() {
        return postgres.user();
    }

    String password() {
        return postgres.password().reveal();
    }

    @Override
    public void close() {
        postgres.close();
    }
}
