package vpr.access;

import static vpr.record.organisation.ApiKey.Role.ADMINISTRATOR;
import static vpr.record.organisation.ApiKey.Role.AUDITOR;
import static vpr.record.organisation.ApiKey.Role.CLINICIAN;

import java.util.Collections;
import java.util.Set;
import vpr.record.organisation.ApiKey.Role;

/** Which roles may do what. What is not named here is refused. */
public final class Policy {
    private Policy() {}

    /** Whether one of the roles is enough. */
    public static boolean allows(Action action, Set<Role> roles) {
        return !Collections.disjoint(rolesFor(action), roles);
    }

    private static Set<Role> rolesFor(Action action) {
        return switch (action) {
            case CREATE_PATIENT, CHANGE_DEMOGRAPHICS -> Set.of(CLINICIAN, ADMINISTRATOR);
            case LIST_PATIENTS, SEARCH_PATIENTS, READ_PATIENT, READ_ACTIVITY ->
                Set.of(CLINICIAN, ADMINISTRATOR, AUDITOR);
            case ADD_LETTER, EDIT_LETTER -> Set.of(CLINICIAN);
            case READ_LETTER -> Set.of(CLINICIAN, AUDITOR);
            case MANAGE_KEYS -> Set.of(ADMINISTRATOR);
            case LIST_KEYS, READ_LOG -> Set.of(ADMINISTRATOR, AUDITOR);
        };
    }
}
