package vpr.command.aggregate;

import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import vpr.command.patient.CreatePatient;
import vpr.record.RecordId;

/** Creates a patient's three records in one unit of work: all of them become durable together, or none. */
final class PatientCreation {
    private final Repository<Demographics> demographics;
    private final Repository<ClinicalRecord> clinical;
    private final Repository<CoordinationRecord> coordination;

    PatientCreation(
            Repository<Demographics> demographics,
            Repository<ClinicalRecord> clinical,
            Repository<CoordinationRecord> coordination) {
        this.demographics = demographics;
        this.clinical = clinical;
        this.coordination = coordination;
    }

    // Always in the order of the ids: two commands that lock the same records then wait and never block one another.
    @CommandHandler
    RecordId on(CreatePatient command) throws Exception {
        var creations = new TreeMap<RecordId, Callable<?>>();
        creations.put(
                command.demographics(),
                () -> demographics.newInstance(() -> new Demographics(command.demographicsCreated())));
        creations.put(
                command.links().clinical(),
                () -> clinical.newInstance(() -> new ClinicalRecord(command.clinicalRecordCreated())));
        creations.put(
                command.links().coordination(),
                () -> coordination.newInstance(() -> new CoordinationRecord(command.coordinationRecordCreated())));
        for (var creation : creations.values()) {
            creation.call();
        }
        return command.demographics();
    }
}
