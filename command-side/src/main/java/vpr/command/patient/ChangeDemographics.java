package vpr.command.patient;

import vpr.command.RecordCommand;
import vpr.record.CommitId;
import vpr.record.RecordId;
import vpr.record.patient.Patient;

/**
 * Change who a patient is said to be.
 *
 * @param record the patient's id
 * @param basedOn the commit of the version that the change is made from
 * @param patient the whole patient; what the interface does not know stays as it is
 */
public record ChangeDemographics(RecordId record, CommitId basedOn, Patient patient)
        implements RecordCommand<RecordId> {
    /** Without the patient. */
    @Override
    public String toString() {
        return "ChangeDemographics[" + record + "]";
    }
}
