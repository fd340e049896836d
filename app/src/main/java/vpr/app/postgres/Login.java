package vpr.app.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import vpr.app.settings.Secret;

/**
 * How to log in. SCRAM proves both sides: another server that took the port does not know the password and fails.
 *
 * @param url a JDBC URL without user and password
 */
record Login(String url, String user, Secret password) {

    private static final String INVALID_PASSWORD = "28P01";

    static Login at(int port, Secret password) {
        return new Login(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + DatabaseCluster.DATABASE, DatabaseCluster.USER, password);
    }

    /** What the server answers to us. */
    enum Answer {
        IN,
        NOT_NOW,
        WRONG_PASSWORD
    }

    // Loads the driver whatever class loader the calling thread prefers: DriverManager alone would depend on it.
    static {
        try {
            Class.forName("org.postgresql.Driver");
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("the build left out the Postgres driver", e);
        }
    }

    /** Whether the server answers and lets us in now. */
    boolean works() {
        return attempt() == Answer.IN;
    }

    Answer attempt() {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password.reveal());
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("socketTimeout", "10");
        properties.setProperty("requireAuth", "scram-sha-256");
        try (Connection connection = DriverManager.getConnection(url, properties)) {
            return connection.isValid(5) ? Answer.IN : Answer.NOT_NOW;
        } catch (SQLException e) {
            return INVALID_PASSWORD.equals(e.getSQLState()) ? Answer.WRONG_PASSWORD : Answer.NOT_NOW;
        }
    }
}
