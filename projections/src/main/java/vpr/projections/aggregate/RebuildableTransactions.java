package vpr.projections.aggregate;

import java.io.Serial;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;

/**
 * Transactions whose commit does not wait for the disk. It is safe for rows that come again: when Postgres crashes it may
 * lose the last ones, together with the token that says how far they are, so they are written again from Git. Never half
 * of one.
 */
final class RebuildableTransactions extends JdbcTransactionManager {
    @Serial
    private static final long serialVersionUID = 1;

    RebuildableTransactions(DataSource database) {
        super(database);
    }

    @Override
    protected void prepareTransactionalConnection(Connection connection, TransactionDefinition definition)
            throws SQLException {
        super.prepareTransactionalConnection(connection, definition);
        try (var statement = connection.createStatement()) {
            statement.execute("set local synchronous_commit = off; set local plan_cache_mode = force_generic_plan");
        }
    }
}
