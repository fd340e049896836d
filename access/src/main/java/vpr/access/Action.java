package vpr.access;

/** Everything that can be asked of VPR, as the policy knows it. */
public enum Action {
    CREATE_PATIENT,
    CHANGE_DEMOGRAPHICS,
    LIST_PATIENTS,
    SEARCH_PATIENTS,
    READ_PATIENT,
    ADD_LETTER,
    EDIT_LETTER,
    READ_LETTER,
    MANAGE_KEYS,
    LIST_KEYS,
    READ_ACTIVITY,
    READ_LOG
}
