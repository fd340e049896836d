package vpr.app.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What one process does; a process may have several roles. */
public enum Role {
    /** The one writer: takes commands and owns the data directory. */
    COMMAND,
    /** Reads the data directory and keeps the tables up to date. */
    PROJECTIONS,
    /** Answers from the tables; never opens the data directory. */
    QUERY;

    /** The role's name in {@code VPR_ROLES}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Role> of(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }
}
