package vpr.command.patient;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import vpr.command.Command;
import vpr.record.CommitId;
import vpr.record.RecordId;
import vpr.record.patient.Patient;

/**
 * Change who a patient is said to be.
 *
 * @param demographics the patient's id
 * @param basedOn the commit of the version that the change is made from
 * @param patient the whole patient; what the interface does not know stays as it is
 */
public record ChangeDemographics(@TargetAggregateIdentifier RecordId demographics, CommitId basedOn, Patient patient)
        implements Command<RecordId> {
    /** Without the patient. */
    @Override
    public String toString() {
        return "ChangeDemographics[" + demographics + "]";
    }
}
