package vpr.app.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import vpr.app.embedded.BoundedLog;
import vpr.app.settings.Secret;

/** The server that this VPR started. It holds nothing that must be kept, so it may end at any moment. */
final class RedisProcess {
    private static final long LOG_LIMIT = 1 << 20;
    private static final Duration STOP = Duration.ofSeconds(2);

    private final Process process;

    private RedisProcess(Process process) {
        this.process = process;
    }

    /**
     * In a session of its own, so that Ctrl-C reaches VPR alone, and with a signal for the moment VPR dies. The password
     * goes in through the configuration on standard input: arguments can be read by others.
     */
    static RedisProcess start(RedisFolder folder, Path program, int port, Secret password) {
        var command = List.of("setsid", "setpriv", "--pdeathsig", "KILL", program.toString(), "-");
        var builder =
                new ProcessBuilder(command).directory(folder.path().toFile()).redirectErrorStream(true);
        var path = System.getenv("PATH");
        builder.environment().clear();
        builder.environment().putAll(Map.of("PATH", path == null ? "/usr/bin:/bin" : path, "LC_ALL", "C.UTF-8"));
        var started = new CompletableFuture<Process>();
        var configuration = configuration(port, password);
        Thread.ofPlatform().daemon().name("redis").start(() -> startAndLog(builder, configuration, folder, started));
        try {
            return new RedisProcess(started.join());
        } catch (CompletionException e) {
            throw new EmbeddedRedisException("starting the server", e);
        }
    }

    // Nothing is written to the disk; when the memory is full, what was not used for long goes.
    private static String configuration(int port, Secret password) {
        return """
                bind 127.0.0.1
                port %d
                protected-mode yes
                requirepass %s
                daemonize no
                logfile ""
                loglevel notice
                save ""
                appendonly no
                databases 1
                maxclients 64
                maxmemory 64mb
                maxmemory-policy allkeys-lru
                """.formatted(port, password.reveal());
    }

    // The signal comes when the thread that started the process ends: so this one stays, and carries the log meanwhile.
    private static void startAndLog(
            ProcessBuilder builder, String configuration, RedisFolder folder, CompletableFuture<Process> started) {
        try {
            Process process = builder.start();
            try (var stdin = process.getOutputStream()) {
                stdin.write(configuration.getBytes(UTF_8));
            }
            started.complete(process);
            new BoundedLog(folder.log(), LOG_LIMIT).copy(process.getInputStream());
            process.waitFor();
        } catch (IOException e) {
            started.completeExceptionally(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    boolean isRunning() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    void stop() {
        process.destroy();
        try {
            if (!process.waitFor(STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
