package vpr.record.patient;

import java.util.List;
import vpr.record.Content;
import vpr.record.Event;
import vpr.record.RecordId;

/** The facts a patient's three records begin with. All three are recorded together or not at all. */
public sealed interface PatientEvent extends Event {
    /**
     * The demographics record was created; its id is the patient's id.
     *
     * @param records the other two records of the patient
     */
    record DemographicsCreated(RecordId demographics, RecordLinks records, Content<Patient> patient)
            implements PatientEvent {}

    /**
     * The clinical record was created.
     *
     * @param template the first files, beside {@code ehr_status.yaml}, as the template directory had them
     */
    record ClinicalRecordCreated(EhrStatus status, List<TemplateFile> template) implements PatientEvent {
        public ClinicalRecordCreated {
            template = List.copyOf(template);
        }
    }

    /** The coordination record was created. */
    record CoordinationRecordCreated(CoordinationStatus status) implements PatientEvent {}
}
