package vpr.command.aggregate;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import vpr.gitstore.RecordHead;
import vpr.record.patient.PatientEvent.DemographicsCreated;

/** Who a patient is; its id is the patient's. */
final class Demographics {
    @AggregateIdentifier
    @SuppressWarnings("unused") // the framework reads it
    private String id;

    /** For the framework, which sends the events after it. */
    @SuppressWarnings("NullAway.Init")
    Demographics() {}

    @SuppressWarnings("NullAway.Init") // by the event
    Demographics(DemographicsCreated created) {
        apply(created);
    }

    static Demographics restore(RecordHead head) {
        var demographics = new Demographics();
        demographics.id = head.id().hex();
        return demographics;
    }

    @EventSourcingHandler
    void on(DemographicsCreated event) {
        id = event.demographics().hex();
    }
}
