package vpr.record.patient;

import vpr.record.RecordId;

/**
 * The status of a coordination record.
 *
 * @param clinical the patient's clinical record
 * @param open whether care goes on here
 * @param queryable whether the record may be found and read
 * @param modifiable whether the record may be added to
 */
public record CoordinationStatus(
        RecordId coordination,
        RecordId clinical,
        LifecycleState state,
        boolean open,
        boolean queryable,
        boolean modifiable) {

    /** A new record's status: active, open to reading and adding. */
    public static CoordinationStatus created(RecordId coordination, RecordId clinical) {
        return new CoordinationStatus(coordination, clinical, LifecycleState.ACTIVE, true, true, true);
    }
}
