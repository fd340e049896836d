package vpr.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    private static final String HIDDEN = "correct-horse-battery";

    @TempDir
    private Path directory;

    @Test
    void an_empty_environment_gives_the_defaults_and_writes_nothing() throws IOException {
        Settings settings = Settings.from(inDirectory());
        assertThat(settings.httpAddress()).isEqualTo(InetAddress.getLoopbackAddress());
        assertThat(settings.httpPort()).isEqualTo(8080);
        assertThat(settings.roles()).containsExactlyInAnyOrder(Role.values());
        assertThat(settings.database()).isNull();
        assertThat(settings.templateDirectory()).isNull();
        assertThat(settings.bootstrapKeyFile()).isNull();
        assertThat(settings.namespace()).isEqualTo("local");
        assertThat(settings.rmVersion()).isEqualTo("rm_1_1_0");
        assertThat(settings.timeZone()).isEqualTo(ZoneId.of("Europe/London"));
        assertThat(settings.logLevel()).isEqualTo(LogLevel.INFO);
        assertThat(settings.cursorKey())
                .isEqualTo(new SecretSource.CreatedAtFirstRun(directory.resolve("run/cursor.key")));
        assertThat(settings.keystorePassword())
                .isEqualTo(new SecretSource.CreatedAtFirstRun(directory.resolve("run/keystore.password")));
        try (var entries = Files.list(directory)) {
            assertThat(entries).isEmpty();
        }
    }

    @Test
    void data_and_run_directory_default_to_the_working_directory() {
        Settings settings = Settings.from(Map.of());
        assertThat(settings.data()).isEqualTo(Path.of("patient_data").toAbsolutePath());
        assertThat(settings.runDirectory()).isEqualTo(Path.of(".vpr-run").toAbsolutePath());
    }

    @Test
    void every_value_can_be_given() throws IOException {
        Path template = Files.createDirectory(directory.resolve("template"));
        Path cursorKey = secretFile("cursor", "ab".repeat(32));
        Settings settings = Settings.from(with(Map.ofEntries(
                Map.entry("VPR_HTTP_ADDRESS", "::1"),
                Map.entry("VPR_HTTP_PORT", "0"),
                Map.entry("VPR_ROLES", "query, projections"),
                Map.entry("VPR_DATABASE_URL", "jdbc:postgresql://db.example:5433/vpr?sslmode=verify-full"),
                Map.entry("VPR_DATABASE_USER", "vpr"),
                Map.entry("VPR_DATABASE_PASSWORD_FILE", secretFile("db", HIDDEN).toString()),
                Map.entry("VPR_NAMESPACE", "st-elsewhere.nhs.example"),
                Map.entry("VPR_RM_VERSION", "1.0.4"),
                Map.entry("VPR_TEMPLATE_DIR", template.toString()),
                Map.entry("VPR_TIME_ZONE", "UTC"),
                Map.entry(
                        "VPR_BOOTSTRAP_KEY_FILE", directory.resolve("first.key").toString()),
                Map.entry("VPR_KEYSTORE_PASSWORD", HIDDEN),
                Map.entry("VPR_CURSOR_KEY_FILE", cursorKey.toString()),
                Map.entry("VPR_LOG_LEVEL", "debug"),
                Map.entry(
                        "VPR_DATA",
                        Files.createDirectory(directory.resolve("there")).toString()))));
        assertThat(settings.roles()).isEqualTo(Set.of(Role.QUERY, Role.PROJECTIONS));
        assertThat(settings.has(Role.COMMAND)).isFalse();
        assertThat(settings.database())
                .extracting(database -> database.password().read().reveal())
                .isEqualTo(HIDDEN);
        assertThat(settings.keystorePassword().read().reveal()).isEqualTo(HIDDEN);
        assertThat(settings.cursorKey().read().hexBytes()).hasSize(32).containsOnly(0xab);
        assertThat(settings.templateDirectory()).isEqualTo(template);
        assertThat(settings.toString()).doesNotContain(HIDDEN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "VPR_HTTP_PORT|65536",
                "VPR_HTTP_PORT|-1",
                "VPR_HTTP_PORT|http",
                "VPR_HTTP_PORT|''",
                "VPR_HTTP_ADDRESS|example.org",
                "VPR_HTTP_ADDRESS|256.0.0.1",
                "VPR_HTTP_ADDRESS|''",
                "VPR_ROLES|command,commands",
                "VPR_ROLES|query,query",
                "VPR_ROLES|''",
                "VPR_ROLES|query,",
                "VPR_NAMESPACE|St-Elsewhere",
                "VPR_NAMESPACE|-local",
                "VPR_NAMESPACE|a/b",
                "VPR_NAMESPACE|''",
                "VPR_RM_VERSION|1.0.3",
                "VPR_TIME_ZONE|Europe/Camelot",
                "VPR_TIME_ZONE|+01:00",
                "VPR_LOG_LEVEL|INFO",
                "VPR_LOG_LEVEL|trace",
                "VPR_DATA|''",
                "VPR_RUN_DIR|' '",
                "VPR_TEMPLATE_DIR|''",
                "VPR_GRPC_PORT|8080",
                "VPR_GRPC_PORT|70000",
                "VPR_GRPC_ADDRESS|example.org",
                "VPR_GRPC_REFLECTION|yes",
                "VPR_TRANSPORTS|soap",
                "VPR_TRANSPORTS|grpc,grpc",
                "VPR_TRANSPORTS|''",
                "VPR_TEMPLATE_DIR|/dev/null",
                "VPR_TEMPLATE_DIR|/no/such/directory",
                "VPR_DATA|/dev/null",
                "VPR_DATA|/dev/null/data",
                "VPR_RUN_DIR|/dev/null/run",
                "VPR_BOOTSTRAP_KEY_FILE|/no/such/directory/key",
                "VPR_BOOTSTRAP_KEY_FILE|/",
                "VPR_KEYSTORE_PASSWORD|short",
                "VPR_KEYSTORE_PASSWORD_FILE|/no/such/file",
                "VPR_CURSOR_KEY_FILE|/dev/null",
                "VPR_DATABASE_USER|vpr",
                "VPR_DATABASE_PASSWORD|secret",
                "VPR_LOG_WITNESSES|''",
                "VPR_LOG_WITNESSES|/no/such/file",
                "VPR_LOG_WITNESSES|/dev/null",
                "VPR_HTTP_PROT|8080",
                "VPR_|x"
            })
    void a_value_that_breaks_its_rule_is_named(String variable, String value) {
        assertThat(wrong(Map.of(variable, value)))
                .extracting(WrongSetting::variable)
                .containsExactly(variable);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "jdbc:mysql://localhost/vpr",
                "localhost:5432",
                "''",
                "jdbc:postgresql://vpr:hidden@localhost/vpr",
                "jdbc:postgresql://localhost/vpr?password=hidden",
                "jdbc:postgresql://localhost/vpr?ssl=true&User=vpr"
            })
    void a_database_url_that_is_none_or_holds_a_password_is_refused_without_being_repeated(String url) {
        assertThatThrownBy(() -> Settings.from(with(
                        Map.of("VPR_DATABASE_URL", url, "VPR_DATABASE_USER", "vpr", "VPR_DATABASE_PASSWORD", HIDDEN))))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("VPR_DATABASE_URL: must be a URL that begins with jdbc:postgresql://")
                .hasMessageNotContaining("hidden")
                .hasMessageNotContaining(HIDDEN);
    }

    @ParameterizedTest
    @CsvSource({
        "localhost:6379",
        "http://127.0.0.1:6379/0",
        "redis://user:correct-horse-battery@127.0.0.1:6379/0",
        "redis://:correct-horse-battery@127.0.0.1:6379",
        "redis://127.0.0.1:6379/0?password=correct-horse-battery",
        "redis://",
        "off"
    })
    void a_redis_url_that_is_none_or_holds_a_password_is_refused_without_being_repeated(String url) throws IOException {
        var environment = new HashMap<>(inDirectory());
        environment.put("VPR_REDIS_URL", url);
        environment.put("VPR_REDIS_PASSWORD_FILE", secretFile("redis", "word").toString());
        assertThatThrownBy(() -> Settings.from(environment))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("VPR_REDIS_URL")
                .hasMessageNotContaining(HIDDEN);
    }

    @Test
    void redis_is_the_embedded_one_or_none_or_ones_own_with_its_password() throws IOException {
        var environment = new HashMap<>(inDirectory());
        assertThat(Settings.from(environment).redis()).isEqualTo(new RedisChoice.Embedded());
        environment.put("VPR_REDIS_URL", "none");
        assertThat(Settings.from(environment).redis()).isEqualTo(new RedisChoice.None());
        environment.put("VPR_REDIS_URL", "rediss://redis.example.org:6380/2");
        assertThatThrownBy(() -> Settings.from(environment)).hasMessageContaining("VPR_REDIS_PASSWORD_FILE");
        var file = secretFile("redis", "word");
        environment.put("VPR_REDIS_PASSWORD_FILE", file.toString());
        assertThat(Settings.from(environment).redis())
                .isEqualTo(new RedisChoice.Own("rediss://redis.example.org:6380/2", new SecretSource.InFile(file)));
        environment.remove("VPR_REDIS_URL");
        assertThatThrownBy(() -> Settings.from(environment)).hasMessageContaining("VPR_REDIS_PASSWORD_FILE");
    }

    @Test
    void a_database_url_needs_user_and_password() {
        assertThat(wrong(Map.of("VPR_DATABASE_URL", "jdbc:postgresql://localhost/vpr")))
                .extracting(WrongSetting::variable)
                .containsExactly("VPR_DATABASE_USER", "VPR_DATABASE_PASSWORD_FILE");
    }

    @Test
    void a_password_cannot_be_given_twice() throws IOException {
        Path file = secretFile("password", HIDDEN);
        assertThat(wrong(Map.of("VPR_KEYSTORE_PASSWORD", HIDDEN, "VPR_KEYSTORE_PASSWORD_FILE", file.toString())))
                .extracting(WrongSetting::variable)
                .containsExactly("VPR_KEYSTORE_PASSWORD");
    }

    @Test
    void all_wrong_settings_are_named_at_once_each_with_its_rule_and_what_to_do() {
        InvalidSettingsException e = catchThrowableOfType(
                InvalidSettingsException.class,
                () -> Settings.from(with(Map.of(
                        "VPR_LOG_LEVEL", "loud", "VPR_HTTP_PORT", "80x", "VPR_DATABSE_URL", "jdbc:postgresql://h/d"))));
        assertThat(e).hasMessage("""
                3 settings are wrong; nothing was started.
                  VPR_HTTP_PORT: must be a whole number from 0 to 65535; 0 takes a free port.
                      Correct it, or unset it for the default, 8080.
                  VPR_LOG_LEVEL: must be error, warn, info or debug.
                      Correct it, or unset it for the default, info.
                  VPR_DATABSE_URL: is not a setting of VPR.
                      Did you mean VPR_DATABASE_URL? Otherwise unset it.
                docs/settings.md describes them all.""");
    }

    @Test
    void variables_of_the_launcher_and_of_other_programs_are_no_mistakes() {
        assertThat(Settings.from(with(Map.of("VPR_JAVA_OPTS", "-Xmx2g", "VPRX", "1", "PATH", "/bin"))))
                .isNotNull();
    }

    @Test
    void a_secret_of_an_earlier_run_that_others_can_read_stops_the_start() throws IOException {
        Files.createDirectory(directory.resolve("run"));
        Path key = Files.writeString(directory.resolve("run/cursor.key"), "ab".repeat(32));
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));
        assertThat(wrong(Map.of())).singleElement().satisfies(it -> {
            assertThat(it.variable()).isEqualTo("VPR_CURSOR_KEY_FILE");
            assertThat(it.remedy()).isEqualTo("Run: chmod 600 " + key);
        });
    }

    @Test
    void a_data_directory_without_rights_is_refused_with_what_to_do() throws IOException {
        Path data = Files.createDirectory(directory.resolve("closed"));
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("r-x------"));
        assumeFalse(Files.isWritable(data), "root may write everywhere");
        assertThat(wrong(Map.of("VPR_DATA", data.toString())))
                .containsExactly(new WrongSetting(
                        "VPR_DATA",
                        data + " cannot be written",
                        "Give the user who runs VPR the right to write there."));
    }

    @Test
    void only_the_command_role_may_begin_a_data_directory_and_query_needs_none() {
        String absent = directory.resolve("absent").toString();
        assertThat(wrong(Map.of("VPR_DATA", absent, "VPR_ROLES", "projections")))
                .extracting(WrongSetting::variable)
                .containsExactly("VPR_DATA");
        assertThat(Settings.from(with(Map.of("VPR_DATA", absent, "VPR_ROLES", "query"))))
                .isNotNull();
    }

    private List<WrongSetting> wrong(Map<String, String> environment) {
        return catchThrowableOfType(InvalidSettingsException.class, () -> Settings.from(with(environment)))
                .wrong();
    }

    private Map<String, String> inDirectory() {
        return Map.of(
                "VPR_DATA", directory.resolve("data").toString(),
                "VPR_RUN_DIR", directory.resolve("run").toString());
    }

    private Map<String, String> with(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(inDirectory());
        environment.putAll(more);
        return environment;
    }

    private Path secretFile(String name, String content) throws IOException {
        Path file = Files.createFile(directory.resolve(name), OwnerOnly.file());
        return Files.writeString(file, content + "\n");
    }
}
