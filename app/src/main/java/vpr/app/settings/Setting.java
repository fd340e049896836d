package vpr.app.settings;

/**
 * Every variable that VPR reads from its environment. {@code docs/settings.md} is this table as a page, and a test
 * keeps the two equal.
 */
public enum Setting {
    DATA(
            "VPR_DATA",
            "./patient_data",
            "a directory, writable for the role command, present and readable for the role projections",
            "The patients' records: Git repositories, journal and log. The first run creates it."),
    RUN_DIR(
            "VPR_RUN_DIR",
            "./.vpr-run",
            "a writable directory",
            "What belongs to this installation and to no patient: the embedded Postgres and Redis, generated secrets, locks."),
    HTTP_ADDRESS(
            "VPR_HTTP_ADDRESS",
            "127.0.0.1",
            "an IP address of this machine, or localhost",
            "Where HTTP listens. Loopback unless you say otherwise; put TLS in front of any other address."),
    HTTP_PORT("VPR_HTTP_PORT", "8080", "a whole number from 0 to 65535; 0 takes a free port", "The port of HTTP."),
    GRPC_ADDRESS(
            "VPR_GRPC_ADDRESS",
            "127.0.0.1",
            "an IP address of this machine, or localhost",
            "Where gRPC listens. Loopback unless you say otherwise; put TLS in front of any other address."),
    GRPC_PORT(
            "VPR_GRPC_PORT",
            "9090",
            "a whole number from 0 to 65535 that is not the port of HTTP; 0 takes a free port",
            "The port of gRPC."),
    GRPC_REFLECTION(
            "VPR_GRPC_REFLECTION",
            "off",
            "off or on",
            "Whether gRPC describes its own services to whoever asks, without a key."),
    TRANSPORTS(
            "VPR_TRANSPORTS",
            "rest,grpc",
            "a comma list of rest, grpc, each at most once",
            "How VPR is called. Without rest, HTTP answers /health and nothing else."),
    ROLES(
            "VPR_ROLES",
            "command,projections,query",
            "a comma list of command, projections, query, each at most once",
            "What this process does. Several processes may share one data directory; only one of them may be command."),
    DATABASE_URL(
            "VPR_DATABASE_URL",
            "",
            "a URL that begins with jdbc:postgresql:// and holds neither user nor password",
            "A Postgres of your own (18 is tested). Absent: VPR starts the embedded Postgres in the run directory."),
    DATABASE_USER(
            "VPR_DATABASE_USER",
            "",
            "required with VPR_DATABASE_URL, refused without it",
            "The owner of the database at that URL."),
    DATABASE_PASSWORD_FILE(
            "VPR_DATABASE_PASSWORD_FILE",
            "",
            "a file that only its owner can read (chmod 600); this or VPR_DATABASE_PASSWORD with VPR_DATABASE_URL",
            "The file with that user's password."),
    DATABASE_PASSWORD(
            "VPR_DATABASE_PASSWORD",
            "",
            "not empty; this or VPR_DATABASE_PASSWORD_FILE with VPR_DATABASE_URL",
            "That user's password itself. A file is better: other programs may see an environment."),
    REDIS_URL(
            "VPR_REDIS_URL",
            "",
            "redis://host:port/database, or rediss:// with TLS, without user and password; or none",
            "A Redis of your own (7 is tested), for this installation alone, from which letters and patients are read"
                    + " first. Absent: VPR starts the embedded Redis in the run directory. With none they are read from"
                    + " Postgres."),
    REDIS_PASSWORD_FILE(
            "VPR_REDIS_PASSWORD_FILE",
            "",
            "a file that only its owner can read (chmod 600); required with a URL in VPR_REDIS_URL, refused otherwise",
            "The file with the password of that Redis."),
    NAMESPACE(
            "VPR_NAMESPACE",
            "local",
            "1 to 64 characters of a-z, 0-9, dot and hyphen, a letter or digit first and last",
            "The name of this installation in vpr:// identifiers. Fixed when the data directory is created."),
    RM_VERSION(
            "VPR_RM_VERSION",
            "rm_1_1_0",
            "rm_1_1_0 or 1.0.4",
            "The openEHR reference model version that new files are written with."),
    TEMPLATE_DIR(
            "VPR_TEMPLATE_DIR",
            "",
            "a readable directory",
            "The first files of a new clinical record. Absent: the template that VPR ships."),
    TIME_ZONE(
            "VPR_TIME_ZONE",
            "Europe/London",
            "a name of the IANA time zone database, or UTC",
            "The zone in which a letter begins that does not say when."),
    BOOTSTRAP_KEY_FILE(
            "VPR_BOOTSTRAP_KEY_FILE",
            "",
            "a file in a writable directory",
            "Where the first run writes the first administrator's API key, readable by its owner only, when it has no"
                    + " terminal to print it to."),
    KEYSTORE_PASSWORD_FILE(
            "VPR_KEYSTORE_PASSWORD_FILE",
            "",
            "a file that only its owner can read (chmod 600), with 16 characters or more",
            "The file with the password of the signing keys. Absent, and VPR_KEYSTORE_PASSWORD too: the first run"
                    + " writes a random one to keystore.password in the run directory."),
    KEYSTORE_PASSWORD(
            "VPR_KEYSTORE_PASSWORD",
            "",
            "16 characters or more; not together with VPR_KEYSTORE_PASSWORD_FILE",
            "That password itself. A file is better: other programs may see an environment."),
    CURSOR_KEY_FILE(
            "VPR_CURSOR_KEY_FILE",
            "",
            "a file that only its owner can read (chmod 600), with 64 hexadecimal digits",
            "The key that encrypts the cursors of lists. Absent: the first run writes a random one to cursor.key in"
                    + " the run directory. Processes with the role query behind one address need the same key."),
    LOG_WITNESSES(
            "VPR_LOG_WITNESSES",
            "",
            "a readable file of at most 16 lines, each a verifier key, a space and an http or https URL",
            "Who is asked to cosign the log's checkpoints (C2SP tlog-witness); lines that begin with # say nothing."),
    TIMESTAMP_URL(
            "VPR_TIMESTAMP_URL",
            "",
            "an http or https URL; required with VPR_TIMESTAMP_CA_FILE",
            "A time stamp authority (RFC 3161), which is asked once an hour to stamp the log's checkpoint."),
    TIMESTAMP_CA_FILE(
            "VPR_TIMESTAMP_CA_FILE",
            "",
            "a readable file of certificates in PEM; required with VPR_TIMESTAMP_URL",
            "The certificates that its time stamps must lead to."),
    LOG_LEVEL("VPR_LOG_LEVEL", "info", "error, warn, info or debug", "How much VPR logs. Never patient data.");

    private final String variable;
    private final String defaultValue;
    private final String rule;
    private final String meaning;

    Setting(String variable, String defaultValue, String rule, String meaning) {
        this.variable = variable;
        this.defaultValue = defaultValue;
        this.rule = rule;
        this.meaning = meaning;
    }

    /** The variable's name in the environment. */
    public String variable() {
        return variable;
    }

    /** What holds when the variable is absent; empty when the meaning says what happens then. */
    public String defaultValue() {
        return defaultValue;
    }

    /** What a value must be. */
    public String rule() {
        return rule;
    }

    /** What the setting is for. */
    public String meaning() {
        return meaning;
    }
}
