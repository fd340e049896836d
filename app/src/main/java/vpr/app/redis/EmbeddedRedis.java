package vpr.app.redis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vpr.app.embedded.LoopbackPort;
import vpr.app.embedded.Pause;
import vpr.app.embedded.ProcessLock;
import vpr.app.settings.Secret;
import vpr.app.settings.SecretFile;
import vpr.redis.RedisAddress;

/**
 * A Redis 7 below the run directory, on loopback, with a random password, in memory alone and not more than 64 MiB of it.
 *
 * <p>The process that starts it owns it: it ends with that process, however that ends. Other processes on the same run
 * directory join it and leave it running.
 */
public final class EmbeddedRedis implements AutoCloseable {
    private static final Duration LOCK_LIMIT = Duration.ofSeconds(30);
    private static final Duration JOIN_LIMIT = Duration.ofSeconds(5);
    private static final Duration READY_LIMIT = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(10);
    private static final int PORTS_TO_TRY = 3;

    private final int port;
    private final Secret password;
    private final @Nullable RedisProcess process;
    private final @Nullable ProcessLock owner;

    private EmbeddedRedis(int port, Secret password, @Nullable RedisProcess process, @Nullable ProcessLock owner) {
        this.port = port;
        this.password = password;
        this.process = process;
        this.owner = owner;
    }

    /**
     * Starts Redis, or joins the one that another VPR runs there. Returns when it lets us in.
     *
     * @param progress gets a line for the user
     * @throws EmbeddedRedisException if there is none to use in the end
     */
    public static EmbeddedRedis startOrJoin(Path runDirectory, Consumer<String> progress) {
        var folder = RedisFolder.below(runDirectory);
        try (ProcessLock lock =
                ProcessLock.acquire(folder.startLock(), LOCK_LIMIT).orElse(null)) {
            if (lock == null) {
                throw new EmbeddedRedisException("another VPR has been starting Redis for too long");
            }
            var end = System.nanoTime() + JOIN_LIMIT.toNanos();
            while (System.nanoTime() < end) {
                var owner = ProcessLock.tryAcquire(folder.ownerLock());
                if (owner.isPresent()) {
                    progress.accept("Starting Redis");
                    return start(folder, owner.get());
                }
                var running = running(folder);
                if (running.isPresent()) {
                    return running.get();
                }
                Pause.of(PAUSE);
            }
            throw new EmbeddedRedisException(
                    "another VPR owns the Redis in " + folder.path() + ", which does not answer");
        } catch (IOException e) {
            throw new EmbeddedRedisException("locking " + folder.path(), e);
        }
    }

    private static Optional<EmbeddedRedis> running(RedisFolder folder) {
        var port = LoopbackPort.read(folder.port());
        if (port.isEmpty() || !Files.exists(folder.password())) {
            return Optional.empty();
        }
        var password = SecretFile.read(folder.password());
        return RedisLogin.at(port.get(), password) == RedisLogin.Answer.IN
                ? Optional.of(new EmbeddedRedis(port.get(), password, null, null))
                : Optional.empty();
    }

    private static EmbeddedRedis start(RedisFolder folder, ProcessLock owner) throws IOException {
        try {
            for (var tool : List.of("setsid", "setpriv")) {
                requireOnPath(tool);
            }
            var program = RedisBinary.unpacked(folder);
            var password = SecretFile.readOrCreate(folder.password());
            for (var attempt = 1; attempt <= PORTS_TO_TRY; attempt++) {
                var port = LoopbackPort.choose(folder.port());
                LoopbackPort.keep(folder.port(), port);
                var process = RedisProcess.start(folder, program, port, password);
                if (isReady(process, port, password)) {
                    return new EmbeddedRedis(port, password, process, owner);
                }
                process.stop();
            }
            throw new EmbeddedRedisException("the server does not start; see " + folder.log());
        } catch (IOException | RuntimeException e) {
            owner.close();
            throw e;
        }
    }

    private static boolean isReady(RedisProcess process, int port, Secret password) {
        var end = System.nanoTime() + READY_LIMIT.toNanos();
        while (process.isRunning() && System.nanoTime() < end) {
            if (RedisLogin.at(port, password) == RedisLogin.Answer.IN) {
                return process.isRunning();
            }
            Pause.of(PAUSE);
        }
        return false;
    }

    private static void requireOnPath(String tool) {
        var path = System.getenv("PATH");
        for (var directory : (path == null ? "/usr/bin:/bin" : path).split(":", -1)) {
            if (Files.isExecutable(Path.of(directory, tool))) {
                return;
            }
        }
        throw new EmbeddedRedisException("the program " + tool + " is missing: install the package util-linux");
    }

    public RedisAddress address() {
        return new RedisAddress("redis://127.0.0.1:" + port + "/0", password.reveal());
    }

    /** Whether this process started the server and will end it. */
    public boolean isOwned() {
        return process != null;
    }

    /** The server's process, where this one owns it. */
    Optional<ProcessHandle> handle() {
        return process == null ? Optional.empty() : ProcessHandle.of(process.pid());
    }

    /** Ends the server if this process owns it; does nothing twice. */
    @Override
    public void close() {
        if (process != null && owner != null) {
            process.stop();
            owner.close();
        }
    }
}
