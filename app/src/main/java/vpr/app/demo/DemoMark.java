package vpr.app.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import vpr.app.server.StartException;
import vpr.app.settings.Role;
import vpr.app.settings.Settings;
import vpr.app.settings.Transport;

/**
 * The sign in a data directory that its patients are the demo's. Records cannot be taken away again, so invented
 * patients never come among real ones.
 */
final class DemoMark {
    private static final Set<Role> ALL = EnumSet.allOf(Role.class);

    private final Path data;
    private final Path file;

    DemoMark(Path data) {
        this.data = data;
        this.file = data.resolve(".vpr").resolve("demo");
    }

    /**
     * Asks before anything is started.
     *
     * @throws StartException when the demo must not be loaded with these settings
     */
    void requireAllowed(Settings settings) throws IOException {
        if (!settings.roles().equals(ALL)) {
            throw new StartException("--demo: needs all roles in one process. Unset VPR_ROLES.");
        }
        if (!settings.transports().has(Transport.REST)) {
            throw new StartException("--demo: is loaded over HTTP, which VPR_TRANSPORTS switches off. Unset it.");
        }
        if (!Files.exists(file) && hasPatients()) {
            throw new StartException(
                    "--demo: " + data + " has patients already, and records cannot be taken away again."
                            + " Start the demo with directories of its own:\n"
                            + "  VPR_DATA=./demo_data VPR_RUN_DIR=./.demo-run "
                            + vpr.app.client.Words.launcher() + " run --demo");
        }
    }

    private boolean hasPatients() throws IOException {
        var patients = data.resolve("demographics");
        if (!Files.isDirectory(patients)) {
            return false;
        }
        try (var entries = Files.list(patients)) {
            return entries.findAny().isPresent();
        }
    }

    /** Before the first of its patients. */
    void set() throws IOException {
        Files.writeString(
                file, "The patients of vpr run --demo were loaded into this directory.\n", StandardCharsets.US_ASCII);
    }
}
