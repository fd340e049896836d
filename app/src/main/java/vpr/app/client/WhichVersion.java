package vpr.app.client;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The newest version, the one of a number, or the one that stood at a time. */
public final class WhichVersion {
    @ArgGroup(exclusive = true)
    private @Nullable Choice choice;

    /** One of the two. */
    private static final class Choice {
        @Option(names = "--version", paramLabel = "N", description = "The version of this number, from 1.")
        private @Nullable Integer version;

        @Option(
                names = "--as-of",
                paramLabel = "TIME",
                description = "The version recorded at that time, such as 2026-01-12T10:14:00Z.")
        private @Nullable String asOf;
    }

    /** The request for that version of the thing at the path. */
    public Call call(String path) {
        if (choice == null) {
            return Call.get(path);
        }
        return choice.version != null
                ? Call.get(path + "/versions/" + choice.version)
                : Call.get(path).query("asOf", choice.asOf);
    }
}
