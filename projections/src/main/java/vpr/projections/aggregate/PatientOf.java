package vpr.projections.aggregate;

import java.util.LinkedHashMap;
import java.util.Map;
import vpr.gitstore.GitStore;
import vpr.gitstore.Recorded;
import vpr.record.RecordId;
import vpr.record.patient.EhrStatusFiles;

/** To which patient a clinical record belongs: its own {@code ehr_status.yaml} says it. For one thread. */
final class PatientOf {
    private static final int MOST = 20_000;

    private final GitStore store;
    private final Map<RecordId, String> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<RecordId, String> eldest) {
            return size() > MOST;
        }
    };

    PatientOf(GitStore store) {
        this.store = store;
    }

    /** @param recorded an event of a clinical record */
    String clinicalRecord(Recorded recorded) {
        var patient = known.get(recorded.record());
        if (patient == null) {
            var file = store.at(recorded)
                    .file(EhrStatusFiles.STATUS.text())
                    .orElseThrow(() -> new IllegalStateException("a clinical record has no ehr_status.yaml"));
            patient = EhrStatusFiles.readStatus(file).subject().hex();
            known.put(recorded.record(), patient);
        }
        return patient;
    }
}
