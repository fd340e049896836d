package vpr.projections.aggregate;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import vpr.gitstore.GitStore;

/** Keeps the tables up with the store, in the processes that have that role. */
public final class Projections implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Projections.class);
    private static final Duration BETWEEN_RETRIES = Duration.ofMinutes(1);

    private final DataSource database;
    private final Tables tables;
    private final TablesProcessor processor;
    private final ScheduledExecutorService retries = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("vpr-tables-retries").daemon().factory());
    private @Nullable ProjectionsLock lock;

    /**
     * @param store open for writing or for reading
     * @param database whose connections find the migrated tables first in their search_path
     */
    public Projections(GitStore store, DataSource database) {
        this.database = database;
        this.tables = new Tables(database);
        this.processor = new TablesProcessor(GitEvents.of(store), database);
    }

    /** Makes the schema and its tables, or brings them up to the newest migration. */
    public static void migrate(DataSource database, String schema) {
        new SchemaDataSource(database, schema).migrate();
    }

    /**
     * Begins where the tables are.
     *
     * @throws IllegalStateException while a replay of the same tables runs
     */
    public synchronized void start() throws SQLException {
        releaseStaleClaims();
        lock = ProjectionsLock.shared(database, tables.schema())
                .orElseThrow(
                        () -> new IllegalStateException("a replay of the tables is running; start again after it"));
        processor.start();
        var _ = retries.scheduleWithFixedDelay(this::retry, 0, BETWEEN_RETRIES.toSeconds(), TimeUnit.SECONDS);
        var _ = retries.scheduleWithFixedDelay(this::keepLock, 5, 5, TimeUnit.SECONDS);
    }

    // A process that was killed leaves its claim on the events behind; whoever is alone need not wait until it expires.
    private void releaseStaleClaims() throws SQLException {
        try (var alone = ProjectionsLock.alone(database, tables.schema()).orElse(null)) {
            if (alone != null) {
                tables.releaseClaims();
            }
        }
    }

    // The lock ends with its connection: it is taken again when Postgres was away and came back.
    private synchronized void keepLock() {
        try {
            if (lock != null && !lock.isHeld()) {
                lock = ProjectionsLock.shared(database, tables.schema()).orElse(lock);
            }
        } catch (SQLException | DataAccessException e) {
            LOG.debug("Postgres is still away");
        }
    }

    // A schedule ends with the first exception that leaves it.
    private void retry() {
        try {
            retryDeadLetters();
        } catch (RuntimeException e) {
            LOG.warn(
                    "dead letters could not be retried: {}",
                    NotShownException.because(e).getMessage());
        }
    }

    /** Tries every record's dead letters again, once; how many records show everything again. */
    public int retryDeadLetters() {
        return processor.retryDeadLetters();
    }

    /** What the tables have reached; empty before the first event. */
    public Optional<String> position() {
        return tables.reached();
    }

    public synchronized ProjectionsHealth health() {
        var running = processor.isRunning() && lock != null && lock.isHeld();
        try {
            return new ProjectionsHealth(running, processor.isFailing(), true, tables.reached(), tables.deadLetters());
        } catch (DataAccessException e) {
            return new ProjectionsHealth(running, processor.isFailing(), false, Optional.empty(), 0);
        }
    }

    /** Ends after the batch that is being written. */
    @Override
    public synchronized void close() throws SQLException {
        retries.shutdownNow();
        processor.close();
        if (lock != null) {
            lock.close();
            lock = null;
        }
    }
}
