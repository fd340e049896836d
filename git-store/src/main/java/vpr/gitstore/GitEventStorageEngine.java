package vpr.gitstore;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import vpr.log.Leaf;
import vpr.log.Position;
import vpr.record.RecordId;

/**
 * A {@link GitStore} for Axon. There is no serializer: the files are the payload. Events of several aggregates in one call
 * are one frame, all or nothing. An aggregate is restored from its record's last commit, which stands for a snapshot.
 */
public final class GitEventStorageEngine implements EventStorageEngine {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private final GitStore store;
    private final Function<RecordHead, Object> restore;

    /** @param restore makes the aggregate from its record's head; must throw when it cannot, which fails the command */
    public GitEventStorageEngine(GitStore store, Function<RecordHead, Object> restore) {
        this.store = store;
        this.restore = restore;
    }

    GitStore store() {
        return store;
    }

    /**
     * Records the events; the receipt is put into the root unit of work under {@link Receipt#RESOURCE}, together with what
     * the same unit of work recorded before.
     *
     * @throws PreparedException when they are only prepared for their author to sign
     * @throws ConcurrencyException when somebody else's event came first; the command may be tried again
     * @throws AggregateStreamCreationException when a record that is to be created exists
     */
    @Override
    public void appendEvents(List<? extends EventMessage<?>> messages) {
        if (messages.isEmpty()) {
            return;
        }
        List<NewEvent> events = new ArrayList<>();
        messages.forEach(message -> events.add(Messages.toNewEvent(message)));
        try {
            Receipt receipt = switch (Messages.authorSigning(messages)) {
                case null -> store.append(events);
                case AuthorSigning.Preparing(var repeatable) ->
                    throw new PreparedException(store.prepare(events, repeatable));
                case AuthorSigning.Submitting submitting -> store.submit(events, submitting);
            };
            CurrentUnitOfWork.ifStarted(
                    unit -> unit.root().resources().merge(Receipt.RESOURCE, receipt, GitEventStorageEngine::join));
        } catch (StaleTipException e) {
            throw conflict(events, e);
        }
    }

    private static Object join(Object before, Object now) {
        var all = new ArrayList<>(((Receipt) before).appended());
        all.addAll(((Receipt) now).appended());
        return new Receipt(all);
    }

    private static RuntimeException conflict(List<NewEvent> events, StaleTipException e) {
        boolean creates = events.stream().anyMatch(event -> event.record().equals(e.record()) && event.sequence() == 0);
        return creates
                ? new AggregateStreamCreationException(e.getMessage(), e)
                : new ConcurrencyException(e.getMessage(), e);
    }

    /** Does nothing: the last commit's tree is the snapshot. */
    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {}

    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String aggregateIdentifier) {
        return store.head(new RecordId(aggregateIdentifier)).map(head -> Messages.snapshot(head, restore.apply(head)));
    }

    @Override
    public DomainEventStream readEvents(String aggregateIdentifier, long firstSequenceNumber) {
        Optional<Tip> tip = store.tip(new RecordId(aggregateIdentifier));
        if (tip.isEmpty() || tip.get().sequence() < firstSequenceNumber) {
            return DomainEventStream.of(
                    Stream.empty(), () -> tip.map(Tip::sequence).orElse(null));
        }
        Stream<DomainEventMessage<?>> messages = store.commits(tip.get(), firstSequenceNumber).stream()
                .map(commit -> Messages.domain(store.events().event(tip.get().directory(), commit)));
        return DomainEventStream.of(messages, tip.get()::sequence);
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregateIdentifier) {
        return store.tip(new RecordId(aggregateIdentifier)).map(Tip::sequence);
    }

    /** What is applied after the token; when there is nothing and it may block, it waits up to a second for something. */
    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(@Nullable TrackingToken token, boolean mayBlock) {
        Position after = PositionToken.positionOf(token);
        if (mayBlock) {
            store.await(after, LONGEST_WAIT);
        }
        return Stream.iterate(
                        page(after),
                        page -> !page.isEmpty(),
                        page -> page(page.getLast().position()))
                .flatMap(List::stream)
                .map(store.tracked()::read)
                .map(Messages::tracked);
    }

    List<Leaf> page(@Nullable Position after) {
        return store.tracked().after(after, 256);
    }

    /** The event at the position as the tracking stream gave it; empty when nothing is applied there yet. */
    public Optional<TrackedEventMessage<?>> eventAt(Position position) {
        return store.tracked().at(position).map(Messages::tracked);
    }

    /** Null: a stream without a token begins at the first event. */
    @Override
    public @Nullable TrackingToken createTailToken() {
        return null;
    }

    @Override
    public @Nullable TrackingToken createHeadToken() {
        return PositionToken.of(store.leaves().head().orElse(null));
    }

    @Override
    public @Nullable TrackingToken createTokenAt(Instant dateTime) {
        return PositionToken.of(store.leaves().before(dateTime));
    }
}
