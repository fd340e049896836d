package vpr.gitstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vpr.gitstore.Samples.CLINICAL;
import static vpr.gitstore.Samples.DEMOGRAPHICS;
import static vpr.gitstore.Samples.letter;
import static vpr.gitstore.Samples.patientCreated;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.monitoring.NoOpMessageMonitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vpr.log.Position;
import vpr.record.Event;

/** What Axon expects of a storage engine and of an event store. */
class EngineTest {
    @TempDir
    Path data;

    private GitStore store;
    private GitEventStorageEngine engine;
    private GitEventStore eventStore;

    @BeforeEach
    void open() throws IOException {
        store = new StoreFolder(data).open();
        engine = new GitEventStorageEngine(store, head -> "restored at " + head.sequence());
        eventStore = GitEventStore.of(engine, NoOpMessageMonitor.instance());
    }

    @AfterEach
    void close() {
        eventStore.close();
        store.close();
    }

    private static DomainEventMessage<Event> message(NewEvent event) {
        return new GenericDomainEventMessage<>(
                AggregateType.of(event.kind()),
                event.record().hex(),
                event.sequence(),
                event.event(),
                Map.of("provenance", event.provenance()),
                event.eventId().toString(),
                event.time());
    }

    private void append(NewEvent... events) {
        engine.appendEvents(List.of(events).stream().map(EngineTest::message).toList());
    }

    private void appendPatient() {
        append(patientCreated().toArray(NewEvent[]::new));
        awaitApplied();
    }

    private void awaitApplied() {
        try {
            store.checkpoint();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void an_event_is_read_as_it_was_appended() {
        appendPatient();
        append(letter(CLINICAL, 1));

        DomainEventStream stream = engine.readEvents(CLINICAL.hex(), 1);
        DomainEventMessage<?> message = stream.next();

        assertThat(message.getPayload()).isEqualTo(letter(CLINICAL, 1).event());
        assertThat(message.getIdentifier())
                .isEqualTo(letter(CLINICAL, 1).eventId().toString());
        assertThat(message.getType()).isEqualTo("ClinicalRecord");
        assertThat(message.getAggregateIdentifier()).isEqualTo(CLINICAL.hex());
        assertThat(message.getTimestamp()).isEqualTo(letter(CLINICAL, 1).time());
        assertThat(message.getMetaData().get("provenance"))
                .isEqualTo(letter(CLINICAL, 1).provenance());
        assertThat(stream.hasNext()).isFalse();
        assertThat(stream.getLastSequenceNumber()).isEqualTo(1);
    }

    @Test
    void a_record_that_does_not_exist_has_no_events() {
        assertThat(engine.readEvents(CLINICAL.hex()).hasNext()).isFalse();
        assertThat(engine.readSnapshot(CLINICAL.hex())).isEmpty();
        assertThat(engine.lastSequenceNumberFor(CLINICAL.hex())).isEmpty();
    }

    @Test
    void an_aggregate_is_restored_from_its_head_and_not_replayed() {
        appendPatient();
        append(letter(CLINICAL, 1));

        assertThat(eventStore.readEvents(CLINICAL.hex()).asStream().map(m -> (Object) m.getPayload()))
                .containsExactly("restored at 1");
        assertThat(engine.lastSequenceNumberFor(CLINICAL.hex())).contains(1L);
    }

    @Test
    void an_aggregate_that_cannot_be_restored_fails_its_command() {
        appendPatient();
        var broken = new GitEventStorageEngine(store, head -> {
            throw new IllegalStateException("cannot be restored");
        });
        try (var failing = GitEventStore.of(broken, NoOpMessageMonitor.instance())) {
            assertThatThrownBy(() -> failing.readEvents(CLINICAL.hex())).hasMessage("cannot be restored");
        }
    }

    @Test
    void a_stale_tip_is_a_concurrency_exception_and_an_existing_record_its_own() {
        appendPatient();

        assertThatThrownBy(() -> append(letter(CLINICAL, 2))).isInstanceOf(ConcurrencyException.class);
        assertThatThrownBy(this::appendPatient).isInstanceOf(AggregateStreamCreationException.class);
    }

    @Test
    void what_is_no_fact_about_a_record_is_refused() {
        var plain = GenericEventMessage.<Object>asEventMessage("text");
        var withoutProvenance = new GenericDomainEventMessage<Event>(
                "ClinicalRecord", CLINICAL.hex(), 0, letter(CLINICAL, 0).event());

        assertThatThrownBy(() -> engine.appendEvents(List.of(plain))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> engine.appendEvents(List.of(withoutProvenance)))
                .hasMessageContaining("provenance");
        assertThat(engine.createHeadToken()).isNull();
    }

    @Test
    void the_events_of_one_unit_of_work_are_one_frame_and_leave_one_receipt() {
        var unit = DefaultUnitOfWork.startAndGet(null);
        List<EventMessage<?>> messages =
                List.copyOf(patientCreated().stream().map(EngineTest::message).toList());
        eventStore.publish(messages);
        assertThat(store.head(CLINICAL)).isEmpty();
        unit.commit();

        Receipt receipt = unit.getOrDefaultResource(Receipt.RESOURCE, null);
        assertThat(receipt.appended()).hasSize(3);
        assertThat(store.head(DEMOGRAPHICS).orElseThrow().commit()).isEqualTo(receipt.commitOf(DEMOGRAPHICS));
    }

    @Test
    void the_tracking_stream_gives_every_event_once_in_order_with_its_facts() throws InterruptedException {
        append(patientCreated().toArray(NewEvent[]::new));
        append(letter(CLINICAL, 1));
        try (TrackingEventStream stream = eventStore.openStream(null)) {
            for (NewEvent expected : patientCreated()) {
                TrackedEventMessage<?> message = stream.nextAvailable();
                assertThat(message.getPayload()).isEqualTo(expected.event());
            }
            assertThat(stream.hasNextAvailable(10, TimeUnit.SECONDS)).isTrue();
            assertThat(stream.peek()).isPresent();
            TrackedEventMessage<?> last = stream.nextAvailable();
            Recorded recorded = Recorded.of(last);

            assertThat(last.getPayload()).isEqualTo(letter(CLINICAL, 1).event());
            assertThat(recorded.position()).hasToString("0001-000000000000003");
            assertThat(recorded.commit())
                    .isEqualTo(store.head(CLINICAL).orElseThrow().commit());
            assertThat(recorded.event()).hasToString("letter-added/1");
            assertThat(recorded.signer().meaning()).isEqualTo("attested");
            assertThat(recorded.signer().subject()).contains("example.org");
            assertThat(stream.hasNextAvailable()).isFalse();
            assertThat(stream.peek()).isEmpty();
            assertThat(engine.eventAt(recorded.position())).hasValueSatisfying(again -> {
                assertThat(again.getPayload()).isEqualTo(last.getPayload());
                assertThat(again.trackingToken()).isEqualTo(last.trackingToken());
            });
        }
    }

    @Test
    void a_waiting_reader_is_woken_by_the_next_event() throws InterruptedException {
        try (TrackingEventStream stream = eventStore.openStream(null)) {
            var woken = new CountDownLatch(2); // once for what may have been there before
            assertThat(stream.setOnAvailableCallback(woken::countDown)).isTrue();
            appendPatient();
            assertThat(woken.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(stream.hasNextAvailable()).isTrue();
        }
    }

    @Test
    void a_stream_goes_on_after_its_token() throws InterruptedException {
        appendPatient();
        TrackingToken second;
        try (TrackingEventStream stream = eventStore.openStream(eventStore.createTailToken())) {
            stream.nextAvailable();
            second = stream.nextAvailable().trackingToken();
        }
        try (TrackingEventStream stream = eventStore.openStream(second)) {
            assertThat(stream.nextAvailable().getPayload())
                    .isEqualTo(patientCreated().getLast().event());
        }
        try (TrackingEventStream stream = eventStore.openStream(eventStore.createHeadToken())) {
            assertThat(stream.hasNextAvailable()).isFalse();
        }
    }

    @Test
    void the_engine_streams_what_is_applied() {
        appendPatient();

        assertThat(engine.readEvents((TrackingToken) null, false).map(m -> (Object) m.getPayload()))
                .containsExactlyElementsOf(patientCreated().stream()
                        .map(event -> (Object) event.event())
                        .toList());
        assertThat(engine.readEvents(engine.createHeadToken(), false)).isEmpty();
    }

    @Test
    void a_token_is_found_by_time() {
        appendPatient();
        append(letter(CLINICAL, 1));
        awaitApplied();

        assertThat(engine.createTokenAt(Samples.NOW)).isNull();
        assertThat(engine.createTokenAt(Samples.NOW.plusMillis(1)))
                .isEqualTo(new PositionToken("0001-000000000000002"));
    }

    @Test
    void tokens_are_ordered_as_positions() {
        var early = new PositionToken("0001-000000000000002");
        var late = new PositionToken("0001-000000000000010");

        assertThat(late.covers(early)).isTrue();
        assertThat(early.covers(late)).isFalse();
        assertThat(early.covers(early)).isTrue();
        assertThat(early.upperBound(late)).isEqualTo(late);
        assertThat(early.lowerBound(late)).isEqualTo(early);
        assertThat(late.samePositionAs(early)).isFalse();
        assertThatThrownBy(() -> new PositionToken("2")).isInstanceOf(IllegalArgumentException.class);
        assertThat(PositionToken.positionOf(late)).isEqualTo(Position.parse("0001-000000000000010"));
    }
}
