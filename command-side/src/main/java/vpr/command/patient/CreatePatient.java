package vpr.command.patient;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import vpr.command.Command;
import vpr.record.Content;
import vpr.record.InvalidException;
import vpr.record.RecordId;
import vpr.record.patient.CoordinationStatus;
import vpr.record.patient.EhrStatus;
import vpr.record.patient.Patient;
import vpr.record.patient.PatientEvent.ClinicalRecordCreated;
import vpr.record.patient.PatientEvent.CoordinationRecordCreated;
import vpr.record.patient.PatientEvent.DemographicsCreated;
import vpr.record.patient.RecordLinks;

/**
 * Begin the three records of a patient.
 *
 * @param demographics the new patient's id
 * @param beginning what every clinical record of this installation begins with
 */
public record CreatePatient(RecordId demographics, RecordLinks links, Patient patient, NewRecords beginning)
        implements Command<RecordId> {
    public CreatePatient {
        var ids = new HashSet<>(Set.of(links.clinical()));
        ids.add(links.coordination());
        ids.add(demographics);
        if (ids.size() < 3) {
            throw new InvalidException("id", "must differ from the other records' ids");
        }
    }

    public DemographicsCreated demographicsCreated() {
        return new DemographicsCreated(demographics, links, Content.of(patient));
    }

    public ClinicalRecordCreated clinicalRecordCreated() {
        return new ClinicalRecordCreated(
                EhrStatus.created(beginning.rmVersion(), links.clinical(), demographics, beginning.namespace()),
                beginning.template());
    }

    public CoordinationRecordCreated coordinationRecordCreated() {
        return new CoordinationRecordCreated(CoordinationStatus.created(links.coordination(), links.clinical()));
    }

    /** The ids of the three records, demographics first. */
    public List<RecordId> records() {
        return List.of(demographics, links.clinical(), links.coordination());
    }

    /** Without the patient. */
    @Override
    public String toString() {
        return "CreatePatient[" + demographics + "]";
    }
}
