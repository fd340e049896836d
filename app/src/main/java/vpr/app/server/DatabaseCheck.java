package vpr.app.server;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import vpr.app.settings.Secret;
import vpr.app.settings.Setting;

/** Whether a Postgres that the settings name lets us in: asked once, before anything is opened or written. */
final class DatabaseCheck {
    private static final String SECONDS = "5";

    private DatabaseCheck() {}

    /** @throws StartException naming the setting, the rule and what to do */
    static void requireLogin(String url, String user, Secret password) {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password.reveal());
        properties.setProperty("connectTimeout", SECONDS);
        properties.setProperty("socketTimeout", SECONDS);
        try (var connection = DriverManager.getConnection(url, properties)) {
            connection.isValid(1);
        } catch (SQLException e) {
            throw new StartException(reason(String.valueOf(e.getSQLState())));
        }
    }

    // Not the driver's message: it may repeat what stands in the URL.
    private static String reason(String sqlState) {
        if (sqlState.startsWith("28")) {
            return Setting.DATABASE_USER.variable() + ": Postgres refuses this user or the password (SQLSTATE "
                    + sqlState + "). Correct the user or " + Setting.DATABASE_PASSWORD_FILE.variable() + ".";
        }
        if (sqlState.equals("3D000")) {
            return Setting.DATABASE_URL.variable()
                    + ": there is no such database in that Postgres. Create it, owned by "
                    + Setting.DATABASE_USER.variable() + ", or name another.";
        }
        return Setting.DATABASE_URL.variable() + ": Postgres does not let us in there (SQLSTATE " + sqlState
                + "). Start it, or correct the address.";
    }
}
