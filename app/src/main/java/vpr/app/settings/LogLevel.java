package vpr.app.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How much is logged. */
public enum LogLevel {
    ERROR,
    WARN,
    INFO,
    DEBUG;

    static Optional<LogLevel> of(String word) {
        return Arrays.stream(values())
                .filter(level -> level.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
    }
}
