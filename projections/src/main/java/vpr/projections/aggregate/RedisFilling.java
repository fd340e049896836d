package vpr.projections.aggregate;

import java.util.Arrays;
import java.util.Optional;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vpr.gitstore.PositionToken;
import vpr.gitstore.Recorded;
import vpr.log.Position;
import vpr.projections.RedisBatch;
import vpr.redis.Reached;

/** Brings the values in Redis up to the last event, batch by batch, from wherever they are. For one thread. */
final class RedisFilling {
    private static final Logger LOG = LoggerFactory.getLogger(RedisFilling.class);
    private static final int MOST_EVENTS = 200;
    private static final long MOST_BYTES = 1 << 20;

    private final GitEvents events;
    private final RedisProjector projector;
    private final RedisValues values;
    private byte[] written = {};
    private @Nullable GitEventStream stream;

    RedisFilling(GitEvents events, RedisValues values) {
        this.events = events;
        this.projector = new RedisProjector(events.store());
        this.values = values;
    }

    /**
     * Writes what comes next.
     *
     * @return false when there is nothing to write
     * @throws RuntimeException when Redis or the store does not answer; the same comes again in the next step
     */
    boolean step() {
        try {
            return tryStep();
        } catch (RuntimeException e) {
            stream = null;
            throw e;
        }
    }

    /** The event that Redis has reached, as far as the last step knew; empty before the first. */
    Optional<Reached> reached() {
        return Reached.parse(written);
    }

    private boolean tryStep() {
        var from = stream == null ? open(values.reached()) : stream;
        stream = from;
        var batch = values.newBatch();
        var last = fill(batch, from);
        if (last.isEmpty()) {
            return isMoved();
        }
        if (written.length == 0) {
            values.clear();
        }
        if (values.write(batch, written, last.get())) {
            written = last.get().bytes();
        } else {
            LOG.info("Redis was flushed, or another process fills it too: looking again where it is");
            stream = null;
        }
        return true;
    }

    // What is written is refused where Redis was moved; while nothing is, it must be asked.
    private boolean isMoved() {
        var moved = !Arrays.equals(values.reached(), written);
        if (moved) {
            stream = null;
        }
        return moved;
    }

    /** Begins after what stands there; what is no place in this store's history goes, with all values. */
    private GitEventStream open(byte[] before) {
        var reached = Reached.parse(before).filter(this::isOurs);
        if (before.length > 0 && reached.isEmpty()) {
            LOG.warn("Redis holds values of another history than the log in the data directory, as it does after the"
                    + " order was rebuilt; they are removed, and Redis is filled again. If this comes again, two"
                    + " installations share one Redis database.");
            values.clear();
        }
        written = reached.map(Reached::bytes).orElse(new byte[0]);
        return new GitEventStream(
                events,
                reached.map(place -> new PositionToken(place.position())).orElse(null));
    }

    private boolean isOurs(Reached reached) {
        var position = Position.parse(reached.position());
        return events.head()
                .filter(head -> head.sameEpoch(position) && position.compareTo(head) <= 0)
                .flatMap(head -> events.engine().eventAt(position))
                .map(event -> Recorded.of(event).commit().hex().equals(reached.commit()))
                .orElse(false);
    }

    private Optional<Reached> fill(RedisBatch batch, GitEventStream from) {
        EventMessage<?> last = null;
        for (var event = from.peek();
                event.isPresent() && batch.changes().size() < MOST_EVENTS && batch.bytes() < MOST_BYTES;
                event = from.peekWithinPortion()) {
            projector.show(event.get(), batch);
            last = from.take();
        }
        return Optional.ofNullable(last)
                .map(Recorded::of)
                .map(recorded -> new Reached(
                        recorded.position().toString(), recorded.commit().hex()));
    }
}
