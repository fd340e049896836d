package vpr.benchmarks.baseline;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import vpr.app.postgres.EmbeddedPostgres;
import vpr.benchmarks.load.Callers;
import vpr.benchmarks.load.Corpus;
import vpr.benchmarks.load.Round;
import vpr.benchmarks.load.Until;

/** One row of 10 KB a transaction, in the Postgres that VPR brings, with fsync. */
public final class PostgresRows implements AutoCloseable {
    /** The server takes 60; more callers share these, which is faster than more backends would be. */
    public static final int MOST_CONNECTIONS = 32;

    private final EmbeddedPostgres postgres;
    private final HikariDataSource connections;
    private final List<String> rows = Corpus.pieces(Corpus.ROW);
    private final AtomicLong ids = new AtomicLong();

    private PostgresRows(EmbeddedPostgres postgres, HikariDataSource connections) {
        this.postgres = postgres;
        this.connections = connections;
    }

    public static PostgresRows open(Path directory) throws SQLException {
        var postgres = EmbeddedPostgres.startOrJoin(directory, step -> {});
        var config = new HikariConfig();
        config.setJdbcUrl(postgres.jdbcUrl());
        config.setUsername(postgres.user());
        config.setPassword(postgres.password().reveal());
        config.setMaximumPoolSize(MOST_CONNECTIONS);
        var rows = new PostgresRows(postgres, new HikariDataSource(config));
        try (var connection = rows.connections.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create table letters (id bigint primary key, body text not null)");
        }
        return rows;
    }

    /** How the server is set. */
    public String setting(String name) throws SQLException {
        try (var connection = connections.getConnection();
                var statement = connection.prepareStatement("select current_setting(?)")) {
            statement.setString(1, name);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    public Round insert(int callers, Until until) throws Exception {
        return Callers.run(callers, until, caller -> inserting(new Random(caller)), Callers.Drain.NOTHING);
    }

    private Callers.Call inserting(Random random) {
        return () -> {
            try (var connection = connections.getConnection();
                    var statement = connection.prepareStatement("insert into letters values (?, ?)")) {
                statement.setLong(1, ids.incrementAndGet());
                statement.setString(2, rows.get(random.nextInt(rows.size())));
                statement.executeUpdate();
            }
        };
    }

    @Override
    public void close() {
        connections.close();
        postgres.close();
    }
}
