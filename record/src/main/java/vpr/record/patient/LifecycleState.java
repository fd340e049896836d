package vpr.record.patient;

import java.util.Locale;
import vpr.record.InvalidException;

/** Where a coordination record is in its life. */
public enum LifecycleState {
    ACTIVE,
    SUSPENDED,
    CLOSED;

    /** The stored form. */
    public String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    static LifecycleState parse(String field, String stored) {
        for (LifecycleState state : values()) {
            if (state.stored().equals(stored)) {
                return state;
            }
        }
        throw new InvalidException(field, "must be active, suspended or closed");
    }
}
