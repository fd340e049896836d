package vpr.command.aggregate;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import vpr.gitstore.RecordHead;
import vpr.record.patient.PatientEvent.CoordinationRecordCreated;

/** How a patient's care is coordinated. */
final class CoordinationRecord {
    @AggregateIdentifier
    @SuppressWarnings("unused") // the framework reads it
    private String id;

    /** For the framework, which sends the events after it. */
    @SuppressWarnings("NullAway.Init")
    CoordinationRecord() {}

    @SuppressWarnings("NullAway.Init") // by the event
    CoordinationRecord(CoordinationRecordCreated created) {
        apply(created);
    }

    static CoordinationRecord restore(RecordHead head) {
        var coordination = new CoordinationRecord();
        coordination.id = head.id().hex();
        return coordination;
    }

    @EventSourcingHandler
    void on(CoordinationRecordCreated event) {
        id = event.status().coordination().hex();
    }
}
