package vpr.command.patient;

import java.util.Optional;
import vpr.command.Commands;
import vpr.command.Done;
import vpr.command.Idempotency;
import vpr.command.IfMatch;
import vpr.command.PatientRecords;
import vpr.command.Sender;
import vpr.gitstore.Receipt;
import vpr.gitstore.StoredCommand;
import vpr.record.Content.Present;
import vpr.record.RecordId;
import vpr.record.patient.Patient;
import vpr.record.patient.PatientEvent.DemographicsChanged;

/** Takes requests to change demographics, by whichever transport they come. */
public final class DemographicsChanges {
    private final Commands commands;
    private final Idempotency idempotency;
    private final PatientRecords patients;

    public DemographicsChanges(Commands commands, Idempotency idempotency, PatientRecords patients) {
        this.commands = commands;
        this.idempotency = idempotency;
        this.patients = patients;
    }

    /** What the request did, now or when it came first. */
    Done<RecordId> change(RecordId patient, IfMatch version, NewPatient body, Sender sender) {
        var provenance = sender.provenance(body.author());
        var asked = body.patient();
        patients.of(patient);
        var command = new ChangeDemographics(patient, version.commit(), asked);
        return idempotency.once(
                patient,
                provenance,
                stored -> replay(asked, stored),
                () -> commands.send(command, provenance, sender.signing()));
    }

    private static Optional<Done<RecordId>> replay(Patient asked, StoredCommand stored) {
        return stored.events().size() == 1
                        && stored.events().getFirst()
                                instanceof DemographicsChanged(var id, Present<Patient>(var patient))
                        && patient.revisedTo(asked).equals(patient)
                ? Optional.of(new Done<>(id, new Receipt(stored.appended()), true))
                : Optional.empty();
    }
}
