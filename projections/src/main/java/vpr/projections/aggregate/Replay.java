package vpr.projections.aggregate;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vpr.gitstore.GitStore;
import vpr.log.Position;
import vpr.redis.RedisConnection;

/**
 * Builds all tables again from Git beside the live ones, compares both, and puts the new ones in their place. Queries go
 * on meanwhile; projections must not run.
 */
public final class Replay {
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final Duration LONGEST_STANDSTILL = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(Replay.class);

    private final GitEvents events;
    private final @Nullable RedisConnection redis;
    private final SchemaDataSource live;
    private final SchemaDataSource rebuilt;
    private final JdbcClient db;
    private final TransactionTemplate swapping;

    /**
     * @param store open for writing or for reading
     * @param schema of the live tables; the new ones are built in the one with {@code _replay} after its name
     * @param redis null where there is none
     */
    public Replay(GitStore store, DataSource database, String schema, @Nullable RedisConnection redis) {
        this.redis = redis;
        events = GitEvents.of(store);
        live = new SchemaDataSource(database, schema);
        rebuilt = new SchemaDataSource(database, schema + "_replay");
        db = JdbcClient.create(database);
        swapping = new TransactionTemplate(new JdbcTransactionManager(database));
    }

    /**
     * Rebuilds up to the event that is the last one now.
     *
     * @throws ReplayRefusedException while projections or another replay run, or when the tables know events that the
     *     store does not have
     */
    public ReplayReport run() throws SQLException {
        var lock = ProjectionsLock.alone(live, live.schema())
                .orElseThrow(() -> new ReplayRefusedException(
                        "projections or another replay are running; stop them, then replay again"));
        try (lock) {
            return rebuild();
        }
    }

    private ReplayReport rebuild() {
        var target = events.head();
        live.migrate();
        var notCompared = whyNotCompared(target);
        db.sql("drop schema if exists " + rebuilt.schema() + " cascade").update();
        rebuilt.migrate();
        if (target.isPresent()) {
            if (notCompared == null) {
                catchUp(live, target.get());
            }
            catchUp(rebuilt, target.get());
        }
        var comparison = new Comparison(db, live.schema(), rebuilt.schema());
        var report = new ReplayReport(
                target.map(Position::toString),
                notCompared,
                Stream.concat(
                                (notCompared == null ? comparison.compare() : comparison.count()).stream(),
                                target.flatMap(this::replayRedis).stream())
                        .toList(),
                new Tables(rebuilt).deadLetters());
        swap();
        return report;
    }

    private Optional<ReplayReport.Table> replayRedis(Position target) {
        if (redis == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new RedisReplay(events, redis).run(target));
        } catch (RedisAwayException e) {
            LOG.warn("Redis was left as it is: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private @Nullable String whyNotCompared(Optional<Position> target) {
        var reached = new Tables(live).reached().map(Position::parse);
        if (reached.isEmpty()) {
            return "there were no tables, or they were empty";
        }
        if (target.isEmpty()
                || (target.get().sameEpoch(reached.get()) && target.get().compareTo(reached.get()) < 0)) {
            throw new ReplayRefusedException(
                    "the tables know events that the store does not have: is it the right one?");
        }
        return target.get().sameEpoch(reached.get()) ? null : "the log was rebuilt since, so positions differ";
    }

    private void catchUp(SchemaDataSource where, Position target) {
        var tables = new Tables(where);
        try (var processor = new TablesProcessor(events.until(target), where)) {
            processor.start();
            var reached = Optional.<String>empty();
            var since = System.nanoTime();
            while (!reached.equals(Optional.of(target.toString()))) {
                Thread.sleep(PAUSE);
                var now = tables.reached();
                since = now.equals(reached) ? since : System.nanoTime();
                reached = now;
                if (System.nanoTime() - since > LONGEST_STANDSTILL.toNanos()) {
                    throw new IllegalStateException("the tables do not move: see the log for what failed");
                }
            }
            processor.retryDeadLetters();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the replay was interrupted; the live tables are as they were", e);
        }
    }

    // In one transaction: a query sees the old tables or the new ones.
    private void swap() {
        var old = live.schema() + "_old";
        swapping.executeWithoutResult(transaction -> {
            db.sql("alter schema " + live.schema() + " rename to " + old).update();
            db.sql("alter schema " + rebuilt.schema() + " rename to " + live.schema())
                    .update();
            db.sql("drop schema " + old + " cascade").update();
        });
    }
}
