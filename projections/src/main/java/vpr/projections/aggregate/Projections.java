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
import vpr.log.Position;

/** Keeps the tables up with the store, in the processes that have that role. */
public final class Projections implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Projections.class);
    private static final Duration BETWEEN_RETRIES = Duration.ofMinutes(1);
    private static final Duration LONGEST_STANDSTILL = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(10);

    private final GitEvents events;
    private final DataSource database;
    private final Tables tables;
    private final TablesProcessor processor;
    private final Standstill standstill = new Standstill(LONGEST_STANDSTILL);
    private final ScheduledExecutorService retries = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("vpr-tables-retries").daemon().factory());
    private volatile @Nullable ProjectionsLock lock;

    /**
     * @param store open for writing or for reading
     * @param database whose connections find the migrated tables first in their search_path
     */
    public Projections(GitStore store, DataSource database) {
        this.events = GitEvents.of(store);
        this.database = database;
        this.tables = new Tables(database);
        this.processor = new TablesProcessor(events, database);
    }

    /** Makes the schema and its tables, or brings them up to the newest migration. */
    public static void migrate(DataSource database, String schema) {
        new SchemaDataSource(database, schema).migrate();
    }

    /**
     * Begins where the tables are; with the first event where the order of the log was rebuilt since.
     *
     * @throws IllegalStateException while a replay of the same tables runs, or when other projections keep the tables at
     *     the log before
     */
    public synchronized void start() throws SQLException {
        releaseStaleClaims();
        emptyTablesOfAnotherEpoch();
        lock = ProjectionsLock.shared(database, tables.schema())
                .orElseThrow(
                        () -> new IllegalStateException("a replay of the tables is running; start again after it"));
        processor.start();
        var _ = retries.scheduleWithFixedDelay(this::retry, 0, BETWEEN_RETRIES.toSeconds(), TimeUnit.SECONDS);
        var _ = retries.scheduleWithFixedDelay(this::keepLock, 5, 5, TimeUnit.SECONDS);
        var _ = retries.scheduleWithFixedDelay(this::look, 5, 5, TimeUnit.SECONDS);
    }

    /**
     * Waits until the tables have what the store has now, so that whoever reads after a start is not told of less than
     * was acknowledged before the stop.
     *
     * @return false when that takes longer; they go on by themselves
     */
    public boolean catchUp(Duration longest) throws InterruptedException {
        var target = events.head().map(Position::toString).orElse("");
        var end = System.nanoTime() + longest.toNanos();
        while (position().orElse("").compareTo(target) < 0) {
            if (System.nanoTime() > end) {
                return false;
            }
            Thread.sleep(PAUSE);
        }
        return true;
    }

    // A process that was killed leaves its claim on the events behind; whoever is alone need not wait until it expires.
    private void releaseStaleClaims() throws SQLException {
        try (var alone = ProjectionsLock.alone(database, tables.schema()).orElse(null)) {
            if (alone != null) {
                tables.releaseClaims();
            }
        }
    }

    // Rows name events by their positions, and those of another epoch mean nothing any more.
    private void emptyTablesOfAnotherEpoch() throws SQLException {
        var head = events.head();
        var reached = tables.reached().map(Position::parse);
        if (head.isEmpty() || reached.isEmpty() || head.get().sameEpoch(reached.get())) {
            return;
        }
        var alone = ProjectionsLock.alone(database, tables.schema())
                .orElseThrow(
                        () -> new IllegalStateException("the order of the log was rebuilt, and other projections or"
                                + " a replay still use the tables of the log before; stop them, then start again"));
        try (alone) {
            LOG.warn(
                    "The order of the log was rebuilt: the tables are of {} and the log is of {}. They are emptied and"
                            + " filled again from the records.",
                    reached.get(),
                    head.get());
            tables.empty();
        }
    }

    // The lock ends with its connection: it is taken again when Postgres was away and came back.
    private synchronized void keepLock() {
        try {
            var held = lock;
            if (held != null && !held.isHeld()) {
                lock = ProjectionsLock.shared(database, tables.schema()).orElse(held);
            }
        } catch (SQLException | DataAccessException e) {
            LOG.debug("Postgres is still away");
        }
    }

    // Also while nobody asks: the first who does is told of what began long ago.
    private void look() {
        try {
            health();
        } catch (RuntimeException e) {
            LOG.warn(
                    "the projections could not be looked at: {}",
                    NotShownException.because(e).getMessage());
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

    /** Not synchronized: whoever waits for Postgres to come back must not keep from anybody that it is away. */
    public ProjectionsHealth health() {
        var held = lock;
        if (!processor.isRunning() || held == null || !held.isHeld()) {
            return new ProjectionsHealth(false, processor.isFailing(), false, false, Optional.empty(), 0);
        }
        try {
            var head = events.head().map(Position::toString);
            var reached = tables.reached();
            var still = standstill.lasts(head, reached, System.nanoTime());
            return new ProjectionsHealth(true, processor.isFailing(), still, true, reached, tables.deadLetters());
        } catch (DataAccessException e) {
            return new ProjectionsHealth(true, processor.isFailing(), false, false, Optional.empty(), 0);
        }
    }

    /** Ends after the batch that is being written. */
    @Override
    public synchronized void close() throws SQLException {
        retries.shutdownNow();
        processor.close();
        var held = lock;
        lock = null;
        if (held != null) {
            held.close();
        }
    }
}
