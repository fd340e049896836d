package vpr.app.settings;

/**
 * How to reach a Postgres.
 *
 * @param url a JDBC URL without user and password
 */
public record Database(String url, String user, SecretSource password) {}
