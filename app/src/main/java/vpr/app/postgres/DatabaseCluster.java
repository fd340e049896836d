package vpr.app.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import vpr.app.settings.Secret;
import vpr.app.settings.SecretFile;
import vpr.app.settings.SecretFileException;

/**
 * The database cluster (Postgres's word for a data directory): one database {@code vpr} and its owner {@code vpr}, who
 * is no superuser. The superuser has no password and no line in {@code pg_hba.conf}: nobody can log in as it.
 */
final class DatabaseCluster {

    static final String DATABASE = "vpr";
    static final String USER = "vpr";

    private static final Duration LIMIT = Duration.ofMinutes(3);

    private DatabaseCluster() {}

    /** Creates the cluster where there is none; for the holder of the owner lock. */
    static void prepare(
            PostgresFolder folder, PostgresBinaries binaries, PostgresProgram program, Consumer<String> progress) {
        try {
            if (Files.exists(folder.data())) {
                requireVersion(folder.data());
                password(folder);
            } else {
                progress.accept("Creating the database (first run only)");
                create(folder, binaries, program);
            }
        } catch (IOException e) {
            throw new EmbeddedPostgresException.StartFailed("preparing " + folder.data(), e);
        }
    }

    /** The password of {@link #USER}, which is there once the cluster is. */
    static Secret password(PostgresFolder folder) {
        try {
            Secret password = SecretFile.read(folder.password());
            if (SecretFile.isRandomLine(password)) {
                return password;
            }
        } catch (SecretFileException e) {
            if (Files.exists(folder.password())) {
                throw e;
            }
        }
        throw new EmbeddedPostgresException.PasswordMissing(folder.password(), folder.data());
    }

    /** Everything happens in a directory that gets its name last, so a crash leaves a cluster or none. */
    private static void create(PostgresFolder folder, PostgresBinaries binaries, PostgresProgram program)
            throws IOException {
        Path unfinished = folder.unfinished("data");
        SecretFile.readOrCreate(folder.password());
        program.runToEnd("creating the database", initdb(binaries, unfinished), "", folder.outputOf("initdb"), LIMIT);
        program.runToEnd(
                "creating the user",
                List.of(
                        binaries.program("postgres"),
                        "--single",
                        "-D",
                        unfinished.toString(),
                        "-c",
                        "exit_on_error=on",
                        "-c",
                        "log_min_error_statement=panic",
                        "-c",
                        "unix_socket_directories=",
                        "postgres"),
                "CREATE ROLE %s LOGIN PASSWORD '%s'\nCREATE DATABASE %s OWNER %s\n"
                        .formatted(USER, password(folder).reveal(), DATABASE, USER),
                folder.outputOf("create-user"),
                LIMIT);
        writeDurably(
                unfinished.resolve("pg_hba.conf"), "host %s %s 127.0.0.1/32 scram-sha-256\n".formatted(DATABASE, USER));
        Files.move(unfinished, folder.data(), StandardCopyOption.ATOMIC_MOVE);
        sync(folder.path());
    }

    /**
     * The builtin locale sorts by code point and knows Unicode's letters, whatever the machine's C library: indexes
     * stay valid when the machine changes.
     */
    private static List<String> initdb(PostgresBinaries binaries, Path data) {
        return List.of(
                binaries.program("initdb"),
                "-D",
                data.toString(),
                "--username=postgres",
                "--auth=reject",
                "--encoding=UTF8",
                "--locale=C.UTF-8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--data-checksums",
                "--no-instructions");
    }

    private static void requireVersion(Path data) throws IOException {
        String version = Files.readString(data.resolve("PG_VERSION")).strip();
        if (!version.equals(PostgresBinaries.MAJOR)) {
            throw new EmbeddedPostgresException.WrongVersion(data, version, PostgresBinaries.MAJOR);
        }
    }

    private static void writeDurably(Path file, String text) throws IOException {
        Files.writeString(file, text);
        sync(file);
    }

    private static void sync(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
