package vpr.app.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import vpr.app.embedded.LoopbackPort;

/** One real Postgres directory for the class, created once; each test starts and ends its server itself. */
@EnabledOnOs(OS.LINUX)
@Execution(ExecutionMode.SAME_THREAD)
class EmbeddedPostgresTest {

    @TempDir
    static Path runDirectory;

    private final List<String> progress = new ArrayList<>();

    @BeforeAll
    static void create_the_cluster_with_one_table() throws SQLException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.startOrJoin(runDirectory, line -> {})) {
            execute(postgres, "CREATE TABLE kept (note text)", "INSERT INTO kept VALUES ('first')");
        }
    }

    @Test
    void keeps_its_data_and_its_port_over_a_restart_and_has_nothing_to_tell() throws SQLException {
        EmbeddedPostgres first = start();
        first.close();
        try (EmbeddedPostgres second = start()) {
            assertThat(second.jdbcUrl()).isEqualTo(first.jdbcUrl());
            assertThat(one(second, "SELECT note FROM kept")).isEqualTo("first");
        }
        assertThat(progress).isEmpty();
    }

    @Test
    void is_durable_checksummed_and_sorted_the_same_on_every_machine() throws SQLException {
        try (EmbeddedPostgres postgres = start()) {
            assertThat(one(postgres, "SHOW fsync")).isEqualTo("on");
            assertThat(one(postgres, "SHOW full_page_writes")).isEqualTo("on");
            assertThat(one(postgres, "SHOW data_checksums")).isEqualTo("on");
            assertThat(one(postgres, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(one(postgres, "SELECT datlocprovider::text || datlocale FROM pg_database WHERE datname = 'vpr'"))
                    .isEqualTo("bC.UTF-8");
        }
    }

    @Test
    void its_user_may_add_unaccent_and_pg_trgm_and_is_no_superuser() throws SQLException {
        try (EmbeddedPostgres postgres = start()) {
            execute(postgres, "CREATE EXTENSION IF NOT EXISTS unaccent", "CREATE EXTENSION IF NOT EXISTS pg_trgm");
            assertThat(one(postgres, "SELECT lower(unaccent('ÉLODIE Ó Máille'))"))
                    .isEqualTo("elodie o maille");
            assertThat(one(postgres, "SELECT show_trgm('é') = show_trgm('É')")).isEqualTo("t");
            assertThat(one(postgres, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"))
                    .isEqualTo("f");
        }
    }

    @Test
    void asks_for_the_password_and_lets_no_superuser_in() {
        try (EmbeddedPostgres postgres = start()) {
            String right = postgres.password().reveal();
            assertThatThrownBy(() -> DriverManager.getConnection(postgres.jdbcUrl(), "vpr", "wrong"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
            assertThatThrownBy(() -> DriverManager.getConnection(postgres.jdbcUrl(), "postgres", right))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("pg_hba.conf");
            assertThat(postgres.password()).asString().doesNotContain(right);
        }
    }

    @Test
    void password_log_and_data_are_for_the_owner_only() throws IOException {
        try (EmbeddedPostgres postgres = start()) {
            assertThat(postgres.isRunning()).isTrue();
            assertThat(mode("password")).isEqualTo("rw-------");
            assertThat(mode("postgres.log")).isEqualTo("rw-------");
            assertThat(mode("data")).isEqualTo("rwx------");
        }
    }

    @Test
    void what_a_failing_statement_quotes_stays_out_of_the_log() throws SQLException, IOException {
        try (EmbeddedPostgres postgres = start()) {
            assertThatThrownBy(() -> execute(postgres, "SELECT 'Elodie-4711'::integer"))
                    .isInstanceOf(SQLException.class);
        }
        assertThat(Files.readString(folder().log()))
                .contains("ready to accept connections")
                .doesNotContain("4711");
    }

    @Test
    void a_second_one_joins_and_leaves_it_running() throws SQLException {
        try (EmbeddedPostgres owner = start()) {
            EmbeddedPostgres joined = start();
            assertThat(owner.isOwned()).isTrue();
            assertThat(joined.isOwned()).isFalse();
            assertThat(joined.jdbcUrl()).isEqualTo(owner.jdbcUrl());
            assertThat(one(joined, "SELECT note FROM kept")).isEqualTo("first");
            joined.close();
            assertThat(owner.isRunning()).isTrue();
        }
    }

    @Test
    void of_four_that_start_at_once_exactly_one_owns_it() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<EmbeddedPostgres> starting = () -> EmbeddedPostgres.startOrJoin(runDirectory, line -> {});
            List<Future<EmbeddedPostgres>> all = IntStream.range(0, 4)
                    .mapToObj(i -> threads.submit(starting))
                    .toList();
            List<EmbeddedPostgres> started = new ArrayList<>();
            for (Future<EmbeddedPostgres> one : all) {
                started.add(one.get());
            }
            assertThat(started.stream().filter(EmbeddedPostgres::isOwned)).hasSize(1);
            assertThat(started).allMatch(EmbeddedPostgres::isRunning);
            started.forEach(EmbeddedPostgres::close);
        }
        assertThat(PostgresProcesses.in(folder().data())).isEmpty();
    }

    @Test
    void closing_ends_every_process_at_once_even_with_a_client_connected() throws SQLException {
        EmbeddedPostgres postgres = start();
        try (Connection busy = connect(postgres);
                Statement statement = busy.createStatement()) {
            busy.setAutoCommit(false);
            statement.execute("INSERT INTO kept VALUES ('never committed')");
            long begun = System.nanoTime();
            postgres.close();
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
        }
        assertThat(PostgresProcesses.in(folder().data())).isEmpty();
        assertThat(postgres.isRunning()).isFalse();
    }

    @Test
    void starts_again_after_kill_9_of_the_server_with_every_committed_row() throws SQLException {
        EmbeddedPostgres killed = start();
        execute(killed, "CREATE TABLE committed AS SELECT 7 AS number");
        PostgresProcesses.in(folder().data()).forEach(ProcessHandle::destroyForcibly);
        killed.close();
        try (EmbeddedPostgres again = start()) {
            assertThat(one(again, "SELECT number FROM committed")).isEqualTo("7");
            execute(again, "DROP TABLE committed");
        }
    }

    @Test
    void after_kill_9_of_its_owner_a_joiner_may_take_over_at_once() throws Exception {
        Process owner = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherVpr.class.getName(),
                        runDirectory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said = owner.inputReader()) {
            assertThat(said.readLine()).isEqualTo("owned: true");
            assertThat(start().isOwned()).isFalse();
            owner.destroyForcibly().waitFor();
        }
        try (EmbeddedPostgres takenOver = start()) {
            assertThat(takenOver.isOwned()).isTrue();
            assertThat(one(takenOver, "SELECT note FROM kept")).isEqualTo("first");
        }
        assertThat(PostgresProcesses.in(folder().data())).isEmpty();
    }

    @Test
    void a_stale_pid_file_that_names_a_living_stranger_does_not_stop_the_start() throws Exception {
        Files.writeString(
                folder().postmasterPid(),
                ProcessHandle.current().pid() + "\n" + folder().data() + "\n1\n1\n\n127.0.0.1\n  1  1\nready   \n");
        try (EmbeddedPostgres postgres = start()) {
            assertThat(one(postgres, "SELECT note FROM kept")).isEqualTo("first");
        }
    }

    @Test
    void leftovers_of_a_crash_while_unpacking_or_creating_are_swept_away() throws IOException, SQLException {
        Path halfData = Files.createDirectories(folder().unfinished("data").resolve("base/1"));
        Path halfPrograms =
                Files.createDirectories(folder().unfinished("18-0000").resolve("bin"));
        Files.writeString(halfData.resolve("1234"), "half");
        try (EmbeddedPostgres postgres = start()) {
            assertThat(one(postgres, "SELECT note FROM kept")).isEqualTo("first");
        }
        assertThat(halfData).doesNotExist();
        assertThat(halfPrograms).doesNotExist();
    }

    @Test
    void a_taken_port_is_left_to_its_holder() throws Exception {
        EmbeddedPostgres first = start();
        first.close();
        int port = LoopbackPort.read(folder().port()).orElseThrow();
        try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
                EmbeddedPostgres second = start()) {
            assertThat(second.jdbcUrl()).doesNotContain(":" + taken.getLocalPort() + "/");
            assertThat(one(second, "SELECT note FROM kept")).isEqualTo("first");
        }
    }

    @Test
    void data_without_their_password_are_refused_with_what_to_do() throws IOException {
        Path password = folder().password();
        Path aside = Files.move(password, password.resolveSibling("aside"));
        try {
            assertThatThrownBy(this::start)
                    .isInstanceOf(EmbeddedPostgresException.PasswordMissing.class)
                    .hasMessageContaining("vpr replay");
        } finally {
            Files.move(aside, password);
        }
    }

    @Test
    void another_password_than_the_one_of_the_data_is_refused_at_once() throws IOException {
        Path password = folder().password();
        String right = Files.readString(password);
        Files.writeString(password, "0".repeat(64) + "\n");
        try {
            assertThatThrownBy(this::start).isInstanceOf(EmbeddedPostgresException.PasswordMissing.class);
            assertThat(PostgresProcesses.in(folder().data())).isEmpty();
        } finally {
            Files.writeString(password, right);
        }
    }

    @Test
    void data_of_another_major_version_are_refused_with_what_to_do() throws IOException {
        Path version = folder().data().resolve("PG_VERSION");
        Files.writeString(version, "17\n");
        try {
            assertThatThrownBy(this::start)
                    .isInstanceOf(EmbeddedPostgresException.WrongVersion.class)
                    .hasMessageContaining("17")
                    .hasMessageContaining("vpr replay");
        } finally {
            Files.writeString(version, "18\n");
        }
    }

    @Test
    void a_folder_that_root_cannot_enter_without_its_privileges_is_refused_with_what_to_do(@TempDir Path directory)
            throws IOException {
        assumeTrue(Integer.valueOf(0).equals(Files.getAttribute(directory, "unix:uid")), "only root steps down");
        Path others = Files.createDirectory(
                directory.resolve("others"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.setAttribute(others, "unix:uid", 12345);
        assertThatThrownBy(() -> EmbeddedPostgres.startOrJoin(others.resolve("run"), progress::add))
                .isInstanceOf(EmbeddedPostgresException.FolderClosed.class)
                .hasMessageContaining("VPR_RUN_DIR");
    }

    private EmbeddedPostgres start() {
        return EmbeddedPostgres.startOrJoin(runDirectory, progress::add);
    }

    private static PostgresFolder folder() {
        return PostgresFolder.below(runDirectory);
    }

    private static String mode(String name) throws IOException {
        return PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder().path().resolve(name)));
    }

    private static Connection connect(EmbeddedPostgres postgres) throws SQLException {
        return DriverManager.getConnection(
                postgres.jdbcUrl(), postgres.user(), postgres.password().reveal());
    }

    private static void execute(EmbeddedPostgres postgres, String... statements) throws SQLException {
        try (Connection connection = connect(postgres);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String one(EmbeddedPostgres postgres, String query) throws SQLException {
        try (Connection connection = connect(postgres);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
