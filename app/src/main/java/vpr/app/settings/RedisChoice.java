package vpr.app.settings;

/** Which Redis, if any, keeps letters and summaries for reading. */
public sealed interface RedisChoice {
    /** The one that VPR brings along. */
    record Embedded() implements RedisChoice {}

    /** None: everything is read from Postgres. */
    record None() implements RedisChoice {}

    /**
     * One of the user's own.
     *
     * @param url without user and password
     */
    record Own(String url, SecretSource password) implements RedisChoice {}
}
