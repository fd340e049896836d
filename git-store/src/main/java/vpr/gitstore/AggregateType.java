package vpr.gitstore;

import vpr.record.RecordKind;

/** Which aggregate decides about which kind of record: Axon knows the one, Git the other. */
final class AggregateType {
    private AggregateType() {}

    static String of(RecordKind kind) {
        return switch (kind) {
            case CLINICAL -> "ClinicalRecord";
            case DEMOGRAPHICS -> "Demographics";
            case COORDINATION -> "CoordinationRecord";
            case ORGANISATION -> "Organisation";
        };
    }

    /** @throws IllegalArgumentException when no record is of that type */
    static RecordKind kindOf(String type) {
        for (RecordKind kind : RecordKind.values()) {
            if (of(kind).equals(type)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("type: must be that of an aggregate that is kept as a record");
    }
}
