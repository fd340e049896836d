package vpr.command.patient;

import java.util.function.Predicate;
import java.util.function.Supplier;
import vpr.command.RejectedException;
import vpr.command.Rejection;
import vpr.record.CommitId;
import vpr.record.Content;
import vpr.record.patient.Patient;
import vpr.record.patient.PatientEvent.DemographicsChanged;

/**
 * A patient as the record has it now, as far as deciding about changes needs to know.
 *
 * @param isOf whether the newest version is what stood at the commit
 * @param patient read only when it is asked for
 */
public record CurrentPatient(Predicate<CommitId> isOf, Supplier<Patient> patient) {
    /** As an event says that has no commit yet: no request can name that version. */
    public static CurrentPatient justWritten(Content<Patient> content) {
        return new CurrentPatient(commit -> false, () -> switch (content) {
            case Content.Present<Patient>(Patient patient) -> patient;
            case Content.Withheld<Patient> withheld ->
                throw new IllegalStateException("what a command wrote is not withheld");
        });
    }

    /**
     * The fact that the demographics were changed.
     *
     * @throws RejectedException when the request is based on an older version, or would change nothing
     */
    public DemographicsChanged decide(ChangeDemographics command) {
        if (!isOf.test(command.basedOn())) {
            throw new RejectedException(new Rejection.Stale("The demographics were changed since that version."));
        }
        var before = patient.get();
        var after = before.revisedTo(command.patient());
        if (after.equals(before)) {
            throw new RejectedException(
                    new Rejection.NothingChanged("The demographics already are as the request has them."));
        }
        return new DemographicsChanged(command.record(), Content.of(after));
    }

    /** Says nothing of the person. */
    @Override
    public String toString() {
        return "CurrentPatient";
    }
}
