package vpr.command.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vpr.command.Examples.CLINICAL;
import static vpr.command.Examples.COORDINATION;
import static vpr.command.Examples.DEMOGRAPHICS;
import static vpr.command.Examples.JANE;
import static vpr.command.Examples.NOW;
import static vpr.command.Examples.patient;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.Test;
import vpr.command.Commands;
import vpr.command.IdempotencyKey;
import vpr.command.patient.CreatePatient;
import vpr.command.patient.NewRecords;
import vpr.record.InvalidException;
import vpr.record.Provenance;
import vpr.record.RecordId;
import vpr.record.patient.RecordLinks;
import vpr.templates.ClinicalTemplate;

class PatientCreationTest {
    private static final NewRecords BEGINNING = NewRecords.of("example", "rm_1_1_0", ClinicalTemplate.shipped());

    /** Remembers what each append was given. */
    private static final class Engine extends InMemoryEventStorageEngine {
        final List<List<? extends EventMessage<?>>> appends = new ArrayList<>();

        @Override
        public void appendEvents(List<? extends EventMessage<?>> events) {
            appends.add(List.copyOf(events));
            super.appendEvents(events);
        }
    }

    private final Engine engine = new Engine();

    @Test
    void the_three_records_are_appended_at_once_in_the_order_of_their_ids_each_with_the_provenance() {
        var bus = new CommandBusConfiguration()
                .commandBus(EmbeddedEventStore.builder().storageEngine(engine).build());
        var provenance =
                new Provenance(JANE, "caller", IdempotencyKey.generate(NOW, new SecureRandom()), UUID.randomUUID());
        var command = new CreatePatient(DEMOGRAPHICS, new RecordLinks(CLINICAL, COORDINATION), patient(), BEGINNING);

        bus.dispatch(
                new GenericCommandMessage<>(command, Map.of(Commands.PROVENANCE, provenance)),
                (sent, result) -> assertThat(result.getPayload()).isEqualTo(DEMOGRAPHICS));

        assertThat(engine.appends).hasSize(1);
        var events = engine.appends.getFirst();
        assertThat(events)
                .extracting(PatientCreationTest::record)
                .containsExactly(CLINICAL, COORDINATION, DEMOGRAPHICS);
        assertThat(events)
                .extracting(event -> (Object) event.getPayload())
                .containsExactly(
                        command.clinicalRecordCreated(),
                        command.coordinationRecordCreated(),
                        command.demographicsCreated());
        assertThat(events)
                .allSatisfy(event ->
                        assertThat(event.getMetaData()).containsExactly(Map.entry(Commands.PROVENANCE, provenance)));
    }

    @Test
    void a_clinical_record_begins_with_the_templates_files() {
        var command = new CreatePatient(DEMOGRAPHICS, new RecordLinks(CLINICAL, COORDINATION), patient(), BEGINNING);

        assertThat(command.clinicalRecordCreated().template())
                .extracting(file -> file.path())
                .containsExactlyElementsOf(ClinicalTemplate.shipped().files().keySet());
    }

    @Test
    void the_three_ids_differ() {
        assertThatThrownBy(() ->
                        new CreatePatient(DEMOGRAPHICS, new RecordLinks(CLINICAL, DEMOGRAPHICS), patient(), BEGINNING))
                .isInstanceOf(InvalidException.class);
        assertThatThrownBy(() ->
                        new CreatePatient(DEMOGRAPHICS, new RecordLinks(CLINICAL, CLINICAL), patient(), BEGINNING))
                .isInstanceOf(InvalidException.class);
    }

    private static RecordId record(EventMessage<?> event) {
        return new RecordId(((DomainEventMessage<?>) event).getAggregateIdentifier());
    }
}
