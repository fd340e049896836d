package vpr.command.aggregate;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import vpr.command.RejectedException;
import vpr.command.Rejection;
import vpr.command.letter.AddLetter;
import vpr.command.letter.EditLetter;
import vpr.command.letter.Letters;
import vpr.gitstore.RecordHead;
import vpr.record.EntryId;
import vpr.record.letter.LetterEvent.LetterAdded;
import vpr.record.patient.EhrStatus;
import vpr.record.patient.EhrStatusFiles;
import vpr.record.patient.PatientEvent.ClinicalRecordCreated;

/** A patient's clinical record. */
final class ClinicalRecord {
    private static final ReadFiles<EhrStatus> STATUSES =
            new ReadFiles<>(EhrStatusFiles.STATUS, EhrStatusFiles::readStatus);

    @AggregateIdentifier
    @SuppressWarnings("unused") // the framework reads it
    private String id;

    private EhrStatus status;
    private Letters letters;

    /** For the framework, which sends the events after it. */
    @SuppressWarnings("NullAway.Init")
    ClinicalRecord() {}

    @SuppressWarnings("NullAway.Init") // by the event
    ClinicalRecord(ClinicalRecordCreated created) {
        apply(created);
    }

    private ClinicalRecord(EhrStatus status, Letters letters) {
        this.id = status.ehrId().hex();
        this.status = status;
        this.letters = letters;
    }

    static ClinicalRecord restore(RecordHead head) {
        return new ClinicalRecord(STATUSES.of(head), Letters.of(head));
    }

    @CommandHandler
    EntryId on(AddLetter command) {
        requireModifiable();
        var added = letters.decide(command);
        apply(added);
        return added.letter();
    }

    @CommandHandler
    EntryId on(EditLetter command) {
        requireModifiable();
        var edited = letters.decide(command);
        apply(edited);
        return edited.letter();
    }

    private void requireModifiable() {
        if (!status.modifiable()) {
            throw new RejectedException(new Rejection.ReadOnly("The clinical record is closed to changes."));
        }
    }

    @EventSourcingHandler
    void on(ClinicalRecordCreated event) {
        id = event.status().ehrId().hex();
        status = event.status();
        letters = Letters.none();
    }

    @EventSourcingHandler
    void on(LetterAdded event) {
        letters.evolve(event);
    }
}
