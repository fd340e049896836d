package vpr.app.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vpr.app.embedded.LoopbackPort;
import vpr.app.embedded.Pause;
import vpr.app.embedded.ProcessLock;
import vpr.app.settings.Secret;

/**
 * A Postgres 18 below the run directory, on loopback, with a random password and with fsync.
 *
 * <p>The process that starts it owns it: it ends with that process, however that ends (a clean shutdown after kill -9
 * included). Other processes on the same run directory join it and leave it running.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final Duration LOCK_LIMIT = Duration.ofMinutes(5);
    private static final Duration STOP_LOCK_LIMIT = Duration.ofSeconds(1);
    private static final Duration JOIN_LIMIT = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final PostgresFolder folder;
    private final Login login;
    private final @Nullable OwnedServer owned;

    private EmbeddedPostgres(PostgresFolder folder, Login login, @Nullable OwnedServer owned) {
        this.folder = folder;
        this.login = login;
        this.owned = owned;
    }

    /**
     * Starts Postgres, or joins the one that another VPR runs there. Returns when it lets us in.
     *
     * @param progress gets a line for the user at each step that takes long
     * @throws EmbeddedPostgresException if there is none to use in the end; it says what to do
     */
    public static EmbeddedPostgres startOrJoin(Path runDirectory, Consumer<String> progress) {
        PostgresFolder folder = PostgresFolder.below(runDirectory);
        try (ProcessLock _ = startLock(folder, progress)) {
            long deadline = System.nanoTime() + JOIN_LIMIT.toNanos();
            while (System.nanoTime() < deadline) {
                Optional<ProcessLock> owner = ProcessLock.tryAcquire(folder.ownerLock());
                if (owner.isPresent()) {
                    OwnedServer server = OwnedServer.start(folder, owner.get(), progress);
                    return new EmbeddedPostgres(folder, server.login(), server);
                }
                Optional<Login> running = running(folder);
                if (running.isPresent()) {
                    return new EmbeddedPostgres(folder, running.get(), null);
                }
                Pause.of(PAUSE);
            }
            throw new EmbeddedPostgresException.NotReachable(folder.path(), JOIN_LIMIT);
        } catch (IOException e) {
            throw new EmbeddedPostgresException.StartFailed("locking " + folder.path(), e);
        }
    }

    /** The address, without user and password. */
    public String jdbcUrl() {
        return login.url();
    }

    /** The owner of the database; no superuser. */
    public String user() {
        return login.user();
    }

    public Secret password() {
        return login.password();
    }

    /** Whether this process started the server and will end it. */
    public boolean isOwned() {
        return owned != null;
    }

    /** Whether the server answers. */
    public boolean isRunning() {
        return login.works();
    }

    /** Ends the server if this process owns it, in less than 7 seconds and mostly at once; does nothing twice. */
    @Override
    public void close() {
        if (owned == null) {
            return;
        }
        try (ProcessLock _ =
                ProcessLock.acquire(folder.startLock(), STOP_LOCK_LIMIT).orElse(null)) {
            owned.close();
        } catch (IOException e) {
            owned.close();
            throw new EmbeddedPostgresException.StartFailed("locking " + folder.path(), e);
        }
    }

    private static ProcessLock startLock(PostgresFolder folder, Consumer<String> progress) throws IOException {
        Optional<ProcessLock> lock = ProcessLock.tryAcquire(folder.startLock());
        if (lock.isPresent()) {
            return lock.get();
        }
        progress.accept("Waiting for another VPR that starts or stops Postgres here");
        return ProcessLock.acquire(folder.startLock(), LOCK_LIMIT)
                .orElseThrow(() -> new EmbeddedPostgresException.Busy(folder.startLock(), LOCK_LIMIT));
    }

    private static Optional<Login> running(PostgresFolder folder) {
        return LoopbackPort.read(folder.port())
                .map(port -> Login.at(port, DatabaseCluster.password(folder)))
                .filter(Login::works);
    }
}
