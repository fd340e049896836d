package vpr.gitstore;

import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStore;
import org.axonframework.monitoring.MessageMonitor;
import org.jspecify.annotations.Nullable;

/**
 * Axon's event store over a {@link GitEventStorageEngine}. Its streams wait for the log itself: an event is handed out as
 * soon as it is applied, by whatever process it was recorded. There is no replay of aggregates: when one cannot be restored
 * its command fails.
 */
public final class GitEventStore extends AbstractEventStore implements AutoCloseable {
    private final GitEventStorageEngine engine;
    private final StreamWaker waker;

    private GitEventStore(Builder builder, GitEventStorageEngine engine) {
        super(builder);
        this.engine = engine;
        this.waker = new StreamWaker(engine.store());
    }

    /** @param monitor is told of every message that is published */
    public static GitEventStore of(GitEventStorageEngine engine, MessageMonitor<? super EventMessage<?>> monitor) {
        var builder = new Builder();
        builder.storageEngine(engine);
        builder.messageMonitor(monitor);
        return new GitEventStore(builder, engine);
    }

    /**
     * The events after the token, for ever.
     *
     * @param token null for all events
     * @throws vpr.log.EpochChangedException when reading, if the token is of another epoch
     */
    @Override
    public TrackingEventStream openStream(@Nullable TrackingToken token) {
        TrackingToken lowest = token == null ? null : WrappedToken.unwrapLowerBound(token);
        return new PositionStream(engine.store(), waker, PositionToken.positionOf(lowest));
    }

    @Override
    protected Optional<DomainEventMessage<?>> handleSnapshotReadingError(String aggregateIdentifier, Throwable e) {
        if (e instanceof Error error) {
            throw error;
        }
        throw e instanceof RuntimeException failure ? failure : new IllegalStateException(e);
    }

    /** Stops waking streams; the store itself is closed by its owner. */
    @Override
    public void close() {
        waker.close();
    }

    private static final class Builder extends AbstractEventStore.Builder {}
}
