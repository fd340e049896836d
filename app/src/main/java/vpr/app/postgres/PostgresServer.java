package vpr.app.postgres;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import vpr.app.embedded.BoundedLog;

/** The server process that this VPR started. */
final class PostgresServer {

    private static final long LOG_LIMIT = 1 << 20;
    private static final Duration FAST = Duration.ofSeconds(4);
    private static final Duration IMMEDIATE = Duration.ofSeconds(2);

    /**
     * Small machines first. Errors of statements are not logged: their texts can quote patient data, and the client gets
     * them anyway.
     */
    private static final Map<String, String> SETTINGS = new TreeMap<>(Map.ofEntries(
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("unix_socket_directories", ""),
            Map.entry("max_connections", "60"),
            Map.entry("shared_buffers", "128MB"),
            Map.entry("huge_pages", "off"),
            Map.entry("fsync", "on"),
            Map.entry("wal_level", "minimal"),
            Map.entry("max_wal_senders", "0"),
            Map.entry("max_wal_size", "512MB"),
            Map.entry("max_logical_replication_workers", "0"),
            Map.entry("timezone", "UTC"),
            Map.entry("log_timezone", "UTC"),
            Map.entry("logging_collector", "off"),
            Map.entry("log_checkpoints", "off"),
            Map.entry("log_min_messages", "log"),
            Map.entry("log_min_error_statement", "panic"),
            Map.entry("log_error_verbosity", "terse")));

    private final PostgresFolder folder;
    private final PostgresBinaries binaries;
    private final PostgresProgram program;
    private final Process process;

    private PostgresServer(PostgresFolder folder, PostgresBinaries binaries, PostgresProgram program, Process process) {
        this.folder = folder;
        this.binaries = binaries;
        this.program = program;
        this.process = process;
    }

    static PostgresServer start(PostgresFolder folder, PostgresBinaries binaries, PostgresProgram program, int port) {
        ProcessBuilder builder = program.server(command(folder, binaries, port));
        CompletableFuture<Process> started = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("postgres").start(() -> startAndLog(builder, folder, started));
        try {
            return new PostgresServer(folder, binaries, program, started.join());
        } catch (CompletionException e) {
            throw new EmbeddedPostgresException.StartFailed("starting the server", e);
        }
    }

    boolean isRunning() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** Disconnects everybody and shuts down cleanly; when that takes too long, without: the next start recovers. */
    void stop() {
        if (!endedBy("fast", FAST) && !endedBy("immediate", IMMEDIATE)) {
            process.destroyForcibly();
        }
    }

    private boolean endedBy(String mode, Duration limit) {
        if (process.isAlive()) {
            signal(mode, limit);
        }
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void signal(String mode, Duration limit) {
        try {
            program.runToEnd(
                    "stopping the server",
                    List.of(
                            binaries.program("pg_ctl"),
                            "stop",
                            "-D",
                            folder.data().toString(),
                            "-m",
                            mode,
                            "-W"),
                    "",
                    folder.outputOf("pg_ctl"),
                    limit);
        } catch (EmbeddedPostgresException.StartFailed e) {
            // It ended by itself in this moment, or the next, harder step ends it.
        }
    }

    /**
     * The parent-death signal comes when the thread that started the process ends, not only when the whole of VPR does:
     * so this thread stays until the server has ended, and carries its log meanwhile.
     */
    private static void startAndLog(ProcessBuilder builder, PostgresFolder folder, CompletableFuture<Process> started) {
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            started.complete(process);
            new BoundedLog(folder.log(), LOG_LIMIT).copy(process.getInputStream());
            process.waitFor();
        } catch (IOException e) {
            started.completeExceptionally(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> command(PostgresFolder folder, PostgresBinaries binaries, int port) {
        List<String> command = new ArrayList<>(
                List.of(binaries.program("postgres"), "-D", folder.data().toString(), "-p", Integer.toString(port)));
        SETTINGS.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        return command;
    }
}
