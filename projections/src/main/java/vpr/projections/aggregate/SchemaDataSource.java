package vpr.projections.aggregate;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** The same database with one schema first. Every connection is set anew, because a pool may not set it back. */
final class SchemaDataSource extends DelegatingDataSource {
    private final String schema;

    /** @param schema lower-case letters, digits and underscores */
    SchemaDataSource(DataSource database, String schema) {
        super(database);
        if (!schema.matches("[a-z_][a-z0-9_]{0,47}")) {
            throw new IllegalArgumentException(
                    "schema: must be lower-case letters, digits and underscores, at most 48");
        }
        this.schema = schema;
    }

    String schema() {
        return schema;
    }

    /** Makes the schema and its tables, or brings them up to the newest migration. */
    void migrate() {
        Flyway.configure()
                .dataSource(this)
                .schemas(schema)
                .defaultSchema(schema)
                .createSchemas(true)
                .load()
                .migrate();
    }

    @Override
    public Connection getConnection() throws SQLException {
        var connection = super.getConnection();
        connection.setSchema(schema);
        return connection;
    }
}
