package vpr.projections.aggregate;

import java.util.Optional;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import vpr.gitstore.GitEventStorageEngine;
import vpr.gitstore.GitStore;
import vpr.gitstore.PositionToken;
import vpr.log.Position;

/**
 * The store's events for an event processor. Axon's own event store would do, but it cannot say that something has come,
 * so a processor would look only twice a second, and reading one's writes would take as long.
 *
 * @param until after this event the streams end; null goes on for ever
 */
record GitEvents(
        GitStore store,
        GitEventStorageEngine engine,
        @Nullable Position until) implements StreamableMessageSource<TrackedEventMessage<?>> {

    static GitEvents of(GitStore store) {
        var engine = new GitEventStorageEngine(store, head -> {
            throw new IllegalStateException("projections restore no aggregate");
        });
        return new GitEvents(store, engine, null);
    }

    GitEvents until(Position last) {
        return new GitEvents(store, engine, last);
    }

    /** The last event that is applied now. */
    Optional<Position> head() {
        return engine.createHeadToken() instanceof PositionToken(String position)
                ? Optional.of(Position.parse(position))
                : Optional.empty();
    }

    TrackedEventMessage<?> at(Position position) {
        return engine.eventAt(position)
                .orElseThrow(
                        () -> new IllegalStateException("the store has no event at the position of a dead letter"));
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        return new GitEventStream(this, token);
    }

    @Override
    public @Nullable TrackingToken createTailToken() {
        return engine.createTailToken();
    }

    @Override
    public @Nullable TrackingToken createHeadToken() {
        return engine.createHeadToken();
    }
}
