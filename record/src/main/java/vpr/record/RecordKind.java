package vpr.record;

/** The kinds of record, each a folder of Git repositories below the data directory. */
public enum RecordKind {
    CLINICAL,
    DEMOGRAPHICS,
    COORDINATION,
    ORGANISATION;

    /** The folder's name, which is also the kind's name in stored text. */
    public String folder() {
        return switch (this) {
            case CLINICAL -> "clinical";
            case DEMOGRAPHICS -> "demographics";
            case COORDINATION -> "coordination";
            case ORGANISATION -> "organisation";
        };
    }
}
