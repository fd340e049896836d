package vpr.app.settings;

/** Variables of the same prefix that are read around VPR, not by it: known, so that they are no typing mistakes. */
enum LauncherVariable {
    JAVA_OPTS(
            "VPR_JAVA_OPTS", "Read by the launcher `./vpr`: more options for Java, e.g. `-Xmx2g` (default `-Xmx1g`)."),
    URL("VPR_URL", "Read by `./vpr patient`, `letter` and `key`: where VPR answers (`http://127.0.0.1:8080`)."),
    API_KEY_FILE(
            "VPR_API_KEY_FILE",
            "Read by `./vpr patient`, `letter` and `key`: the file with the API key, for its owner only (chmod 600)."),
    API_KEY(
            "VPR_API_KEY",
            "Read by the same: the key itself. A file is better: other programs may see an environment."),
    POSTGRES_PASSWORD("VPR_POSTGRES_PASSWORD", "Read by `docker-compose.yml`: the password of the Postgres it starts."),
    POSTGRES_PORT(
            "VPR_POSTGRES_PORT", "Read by `docker-compose.yml`: the port of that Postgres on this machine (5432)."),
    REDIS_PASSWORD("VPR_REDIS_PASSWORD", "Read by `docker-compose.yml`: the password of the Redis it starts."),
    REDIS_PORT("VPR_REDIS_PORT", "Read by `docker-compose.yml`: the port of that Redis on this machine (6379).");

    private final String variable;
    private final String meaning;

    LauncherVariable(String variable, String meaning) {
        this.variable = variable;
        this.meaning = meaning;
    }

    String variable() {
        return variable;
    }

    String meaning() {
        return meaning;
    }
}
