package vpr.app.server;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vpr.app.postgres.EmbeddedPostgres;
import vpr.app.settings.Database;
import vpr.app.settings.Secret;
import vpr.app.settings.Settings;

/** The database that holds the tables: the embedded one, or the one that the settings name. */
public final class Tables implements AutoCloseable {
    private static final int CONNECTIONS = 16;
    private static final long PATIENCE_MILLIS = 3_000;

    private final String url;
    private final String user;
    private final Secret password;
    private final @Nullable EmbeddedPostgres embedded;

    private Tables(String url, String user, Secret password, @Nullable EmbeddedPostgres embedded) {
        this.url = url;
        this.user = user;
        this.password = password;
        this.embedded = embedded;
    }

    /**
     * Starts the embedded Postgres where it is the one to use.
     *
     * @throws StartException when the one that the settings name does not let us in
     */
    public static Tables open(Settings settings, Consumer<String> progress) {
        Database own = settings.database();
        if (own != null) {
            var password = own.password().read();
            DatabaseCheck.requireLogin(own.url(), own.user(), password);
            return new Tables(own.url(), own.user(), password, null);
        }
        var embedded = EmbeddedPostgres.startOrJoin(settings.runDirectory(), progress);
        return new Tables(embedded.jdbcUrl(), embedded.user(), embedded.password(), embedded);
    }

    /** Connections whose tables are those of a schema. The first is made when it is needed. */
    public HikariDataSource connections(String schema) {
        var config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password.reveal());
        config.setSchema(schema);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(2);
        config.setConnectionTimeout(PATIENCE_MILLIS);
        config.setInitializationFailTimeout(-1);
        config.setPoolName("tables");
        // Statements go to the server's log when they fail: their parameters may be patient data.
        config.addDataSourceProperty("logServerErrorDetail", "false");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        return new HikariDataSource(config);
    }

    @Override
    public void close() {
        if (embedded != null) {
            embedded.close();
        }
    }
}
