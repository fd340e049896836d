package vpr.record;

import java.util.Set;

/** The versions of the openEHR reference model that a file may name. */
public final class RmVersion {
    /** Written where nothing else is set. */
    public static final String DEFAULT = "rm_1_1_0";

    private static final Set<String> ACCEPTED = Set.of(DEFAULT, "1.0.4");

    private RmVersion() {}

    /**
     * The version itself.
     *
     * @throws InvalidException when it is another
     */
    public static String check(String field, String version) {
        if (!ACCEPTED.contains(version)) {
            throw new InvalidException(field, "must be rm_1_1_0 or 1.0.4");
        }
        return version;
    }
}
