package vpr.record.patient;

import java.util.List;
import vpr.record.Content;
import vpr.record.Event;
import vpr.record.InvalidException;
import vpr.record.RecordId;

/** The facts about who a patient is, and those that a patient's three records begin with: all three together or none. */
public sealed interface PatientEvent extends Event {
    /**
     * The demographics record was created; its id is the patient's id.
     *
     * @param records the other two records of the patient
     */
    record DemographicsCreated(RecordId demographics, RecordLinks records, Content<Patient> patient)
            implements PatientEvent {}

    /**
     * The demographics were changed.
     *
     * @param patient the whole patient from now on
     */
    record DemographicsChanged(RecordId demographics, Content<Patient> patient) implements PatientEvent {}

    /**
     * The clinical record was created.
     *
     * @param template the first files, beside {@code ehr_status.yaml}, as the template directory had them
     */
    record ClinicalRecordCreated(EhrStatus status, List<TemplateFile> template) implements PatientEvent {
        private static final int MOST_FILES = 1000;

        public ClinicalRecordCreated {
            template = template.stream().sorted().toList();
            for (int i = 1; i < template.size(); i++) {
                if (template.get(i).path().equals(template.get(i - 1).path())) {
                    throw new InvalidException("template", "must name each path once");
                }
            }
            if (template.size() > MOST_FILES) {
                throw new InvalidException("template", "must be at most " + MOST_FILES + " files");
            }
        }
    }

    /** The coordination record was created. */
    record CoordinationRecordCreated(CoordinationStatus status) implements PatientEvent {}
}
