package vpr.record.patient;

import java.util.Locale;
import vpr.record.InvalidException;

/** FHIR's administrative gender. */
public enum Gender {
    MALE,
    FEMALE,
    OTHER,
    UNKNOWN;

    /** FHIR's code. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The gender of FHIR's code. */
    public static Gender parse(String field, String code) {
        for (Gender gender : values()) {
            if (gender.code().equals(code)) {
                return gender;
            }
        }
        throw new InvalidException(field, "must be male, female, other or unknown");
    }
}
