package vpr.record.patient;

import java.util.regex.Pattern;
import vpr.record.InvalidException;
import vpr.record.RecordId;
import vpr.record.RmVersion;

/**
 * openEHR's EHR_STATUS of a clinical record.
 *
 * @param ehrId the clinical record
 * @param subject the patient, that is the demographics record
 * @param namespace where the subject's id is known: {@code vpr://<name>/mpi}
 * @param queryable whether the record may be found and read
 * @param modifiable whether the record may be added to
 */
public record EhrStatus(
        String rmVersion, RecordId ehrId, RecordId subject, String namespace, boolean queryable, boolean modifiable) {
    private static final Pattern NAMESPACE = Pattern.compile("[a-z]{1,20}://[A-Za-z0-9][A-Za-z0-9._-]{0,99}/mpi");

    public EhrStatus {
        RmVersion.check("rmVersion", rmVersion);
        if (!NAMESPACE.matcher(namespace).matches()) {
            throw new InvalidException("namespace", "must be vpr://<name>/mpi");
        }
    }

    /**
     * A new record's status: open to reading and adding.
     *
     * @param namespace the installation's namespace alone, as in {@code VPR_NAMESPACE}
     */
    public static EhrStatus created(String rmVersion, RecordId clinical, RecordId demographics, String namespace) {
        return new EhrStatus(rmVersion, clinical, demographics, "vpr://" + namespace + "/mpi", true, true);
    }
}
