package vpr.command.aggregate;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import vpr.command.patient.ChangeDemographics;
import vpr.command.patient.CurrentPatient;
import vpr.gitstore.RecordHead;
import vpr.record.RecordId;
import vpr.record.patient.PatientEvent.DemographicsChanged;
import vpr.record.patient.PatientEvent.DemographicsCreated;
import vpr.record.patient.PatientFiles;

/** Who a patient is; its id is the patient's. */
final class Demographics {
    private static final List<String> FILES = List.of(PatientFiles.PATIENT.text());

    @AggregateIdentifier
    @SuppressWarnings("unused") // the framework reads it
    private String id;

    private CurrentPatient current;

    /** For the framework, which sends the events after it. */
    @SuppressWarnings("NullAway.Init")
    Demographics() {}

    @SuppressWarnings("NullAway.Init") // by the event
    Demographics(DemographicsCreated created) {
        apply(created);
    }

    private Demographics(String id, CurrentPatient current) {
        this.id = id;
        this.current = current;
    }

    static Demographics restore(RecordHead head) {
        var current = new CurrentPatient(
                commit -> head.sameAt(commit, FILES),
                () -> Heads.required(head, PatientFiles.PATIENT, file -> PatientFiles.readPatient(head.id(), file)));
        return new Demographics(head.id().hex(), current);
    }

    @CommandHandler
    RecordId on(ChangeDemographics command) {
        apply(current.decide(command));
        return command.record();
    }

    @EventSourcingHandler
    void on(DemographicsCreated event) {
        id = event.demographics().hex();
        current = CurrentPatient.justWritten(event.patient());
    }

    @EventSourcingHandler
    void on(DemographicsChanged event) {
        current = CurrentPatient.justWritten(event.patient());
    }
}
