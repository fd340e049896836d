package vpr.api;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How far the tables have seen, and waiting for them: the reading half of read-your-writes. What was committed up to
 * the answered position is in every row that is read after it.
 */
public final class TablesPosition {
    private static final Duration PAUSE = Duration.ofMillis(10);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Duration RECENT = Duration.ofSeconds(1);

    private final JdbcClient db;
    private final Duration longest;
    private final Semaphore waiters;
    private final AtomicReference<@Nullable String> highest = new AtomicReference<>();
    private volatile @Nullable Seen looked;
    private final AtomicReference<Seen> last = new AtomicReference<>(new Seen(null, Long.MIN_VALUE));

    private record Seen(@Nullable String position, long atNanos) {}

    /**
     * @param longest how long a request waits at most
     * @param mostWaiters how many requests, each with its thread, may wait at a time; more are refused at once
     */
    public TablesPosition(JdbcClient db, Duration longest, int mostWaiters) {
        this.db = db;
        this.longest = longest;
        this.waiters = new Semaphore(mostWaiters);
    }

    /** The position that all tables have reached; empty before the first event. */
    public Optional<String> reached() {
        var before = System.nanoTime();
        var reached = db.sql("select position from reached").query(String.class).optional();
        looked = new Seen(reached.orElse(null), before);
        reached.ifPresent(position -> highest.accumulateAndGet(position, TablesPosition::later));
        return reached;
    }

    /** The highest position that the tables are known to have reached, without asking them; empty before they were asked. */
    public Optional<String> known() {
        return Optional.ofNullable(highest.get());
    }

    /**
     * The position that all tables had reached when they were asked last; empty when that was longer ago than a second. To
     * be read before the rows: then they have all of it.
     */
    public Optional<String> recent() {
        var last = looked;
        return last == null || System.nanoTime() - last.atNanos() > RECENT.toNanos()
                ? Optional.empty()
                : Optional.ofNullable(last.position());
    }

    private static @Nullable String later(@Nullable String one, @Nullable String other) {
        return one == null || (other != null && one.compareTo(other) < 0) ? other : one;
    }

    /**
     * The position that the tables have reached, which is at least the one asked for.
     *
     * @param atLeast as {@link Positions#MIN_HEADER} gave it; null asks for nothing
     * @throws Problem MALFORMED_REQUEST, OTHER_EPOCH, or POSITION_NOT_REACHED when waiting was in vain
     */
    public Optional<String> reached(@Nullable String atLeast) {
        return reached(atLeast, longest);
    }

    /** As {@link #reached(String)}, for a request that has no longer than this to wait. */
    public Optional<String> reached(@Nullable String atLeast, Duration most) {
        if (atLeast == null) {
            return reached();
        }
        Positions.check(atLeast);
        var now = reached();
        return covers(now, atLeast) ? now : Optional.of(await(atLeast, most.compareTo(longest) < 0 ? most : longest));
    }

    private String await(String atLeast, Duration most) {
        if (!waiters.tryAcquire()) {
            throw notReached("Too many requests wait already.");
        }
        try {
            var end = System.nanoTime() + most.toNanos();
            while (System.nanoTime() < end) {
                Thread.sleep(PAUSE);
                var seen = lookedUp();
                if (covers(seen, atLeast)) {
                    return seen.orElseThrow();
                }
            }
            throw notReached("The tables did not reach the position in time.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw notReached("The server is stopping.");
        } finally {
            waiters.release();
        }
    }

    // However many requests wait, the database is asked once in a pause.
    private Optional<String> lookedUp() {
        var now = System.nanoTime();
        var seen = last.get();
        if (seen.atNanos() == Long.MIN_VALUE || now - seen.atNanos() >= PAUSE.toNanos()) {
            seen = new Seen(reached().orElse(null), now);
            last.set(seen);
        }
        return Optional.ofNullable(seen.position());
    }

    private static boolean covers(Optional<String> reached, String atLeast) {
        if (reached.isEmpty()) {
            return false;
        }
        requireNotBefore(reached.get(), atLeast, "The position asked for");
        // One of a later epoch is not reached either: the tables have yet to be filled again.
        return reached.get().compareTo(atLeast) >= 0;
    }

    private static void requireNotBefore(String reached, String position, String what) {
        if (!Positions.sameEpoch(reached, position) && position.compareTo(reached) < 0) {
            throw Problem.of(
                    ProblemType.OTHER_EPOCH,
                    what + " is from before the order of the log was rebuilt; begin again without it.");
        }
    }

    /**
     * A position that rows are to be compared with, such as a cursor's.
     *
     * @throws Problem OTHER_EPOCH when the tables' rows are of a later epoch
     */
    public String comparable(String position) {
        recent().or(this::reached).ifPresent(now -> requireNotBefore(now, position, "The cursor"));
        return position;
    }

    private static Problem notReached(String detail) {
        return Problem.passing(ProblemType.POSITION_NOT_REACHED, detail, RETRY);
    }
}
