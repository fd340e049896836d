package vpr.projections.aggregate;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Keeps a replay away from running projections. It is an advisory lock of Postgres on a connection of its own, so it ends
 * with the process however that ends. Running projections share it; a replay needs it alone.
 */
public final class ProjectionsLock implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 1;

    private final Connection connection;

    private ProjectionsLock(Connection connection) {
        this.connection = connection;
    }

    /** The lock that running projections share; empty while a replay runs. */
    public static Optional<ProjectionsLock> shared(DataSource database, String schema) throws SQLException {
        return lock(database, schema, "select pg_try_advisory_lock_shared(hashtextextended(?, 0))");
    }

    /** The lock alone; empty while projections or another replay run. */
    public static Optional<ProjectionsLock> alone(DataSource database, String schema) throws SQLException {
        return lock(database, schema, "select pg_try_advisory_lock(hashtextextended(?, 0))");
    }

    private static Optional<ProjectionsLock> lock(DataSource database, String schema, String sql) throws SQLException {
        var connection = database.getConnection();
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, "vpr projections of " + schema);
            try (var row = statement.executeQuery()) {
                if (row.next() && row.getBoolean(1)) {
                    return Optional.of(new ProjectionsLock(connection));
                }
            }
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        connection.close();
        return Optional.empty();
    }

    /** Whether it is still held: a lost connection loses it. */
    public boolean isHeld() {
        try {
            return connection.isValid(PATIENCE_SECONDS);
        } catch (SQLException e) {
            return false;
        }
    }

    /** Gives it back. A pool keeps the connection, so the lock is undone by name. */
    @Override
    public void close() throws SQLException {
        try (connection;
                var statement = connection.createStatement()) {
            statement.execute("select pg_advisory_unlock_all()");
        }
    }
}
