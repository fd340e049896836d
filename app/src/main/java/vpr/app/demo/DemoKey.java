package vpr.app.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import vpr.app.client.Call;
import vpr.app.client.Connection;
import vpr.app.client.RefusedException;
import vpr.app.server.Server;
import vpr.app.server.StartException;
import vpr.app.settings.OwnerOnly;
import vpr.app.settings.SecretFile;
import vpr.record.Author;
import vpr.record.organisation.ApiKey;

/** The key of the demo's clinician, in an owner-only file of the run directory. */
final class DemoKey {
    private static final String NAME = "Demo";
    private static final Author CLINICIAN = new Author("Dr Demo", "Clinician of the demo", List.of(), "VPR demo");

    private final Path file;

    DemoKey(Path runDirectory) {
        file = runDirectory.resolve("demo.key");
    }

    Path file() {
        return file;
    }

    /** A connection with the key of an earlier run, where the server still takes it, else with a new one. */
    Connection connect(Server server, URI url) {
        if (Files.exists(file)) {
            var connection = new Connection(url, SecretFile.read(file).reveal());
            try {
                connection.send(Call.get("/patients?limit=1"));
                return connection;
            } catch (RefusedException e) {
                if (!e.type().endsWith("-key")) {
                    throw e;
                }
            }
        }
        server.giveOutKey(NAME, Set.of(ApiKey.Role.CLINICIAN), CLINICIAN, this::write);
        return new Connection(url, SecretFile.read(file).reveal());
    }

    // Complete under its name, or not there.
    private void write(String key) {
        try {
            var complete = Files.createTempFile(file.resolveSibling(""), ".demo-", ".new", OwnerOnly.file());
            Files.writeString(complete, key + "\n", StandardCharsets.US_ASCII);
            Files.move(complete, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new StartException("VPR_RUN_DIR: " + file + " cannot be written.", e);
        }
    }
}
