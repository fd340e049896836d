package vpr.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** The tables of a running VPR as an operator reaches them: with what stands in the run directory. */
record EmbeddedTables(Connection connection) implements AutoCloseable {
    static EmbeddedTables of(Path home) throws IOException, SQLException {
        var folder = home.resolve("run").resolve("postgres");
        var port = Files.readString(folder.resolve("port")).strip();
        var password = Files.readString(folder.resolve("password")).strip();
        var connection = DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/vpr", "vpr", password);
        connection.setSchema("vpr");
        return new EmbeddedTables(connection);
    }

    void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** For connections that are made from now on, and there are no others. */
    void takeNoWrites() throws SQLException {
        run("alter role vpr set default_transaction_read_only = on");
        endOthers();
    }

    void takeWritesAgain() throws SQLException {
        run("alter role vpr reset default_transaction_read_only");
        endOthers();
    }

    private void endOthers() throws SQLException {
        run("select pg_terminate_backend(pid) from pg_stat_activity"
                + " where usename = 'vpr' and pid <> pg_backend_pid()");
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
