package vpr.command;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import vpr.gitstore.GitStore;
import vpr.gitstore.RecordHead;
import vpr.record.RecordId;
import vpr.record.RecordKind;
import vpr.record.patient.PatientFiles;
import vpr.record.patient.RecordLinks;

/** From a patient's id to the ids of the two other records. The links are written once, so they are remembered. */
public final class PatientRecords {
    private static final int MOST = 10_000;

    private final GitStore store;
    private final Map<RecordId, RecordLinks> known = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<RecordId, RecordLinks> eldest) {
            return size() > MOST;
        }
    });

    public PatientRecords(GitStore store) {
        this.store = store;
    }

    /**
     * The links of the patient.
     *
     * @throws RejectedException when there is no such patient
     */
    public RecordLinks of(RecordId patient) {
        var links = known.get(patient);
        if (links == null) {
            links = read(patient);
            known.put(patient, links);
        }
        return links;
    }

    private RecordLinks read(RecordId patient) {
        return store.head(patient)
                .filter(head -> head.kind() == RecordKind.DEMOGRAPHICS)
                .flatMap(PatientRecords::links)
                .orElseThrow(() -> new RejectedException(new Rejection.NotFound("There is no such patient.")));
    }

    private static Optional<RecordLinks> links(RecordHead head) {
        return head.file(PatientFiles.RECORDS.text()).map(PatientFiles::readLinks);
    }
}
