package vpr.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The files of one installation, and the keys of its first callers. */
record Home(Path directory) {
    /** The first administrator's key, from the file that the settings name. */
    String administrator() throws IOException {
        return Files.readString(directory.resolve("bootstrap.key")).strip();
    }

    Path data() {
        return directory.resolve("patient_data");
    }

    /** A new key, made by the administrator. */
    String key(Api api, String role) throws IOException {
        return newKey(api, role).get("key").asString();
    }

    tools.jackson.databind.JsonNode newKey(Api api, String role, String... scopes) throws IOException {
        return api.post(
                        administrator(),
                        "/organisation/keys",
                        Map.of(
                                "name",
                                "key of a " + role,
                                "roles",
                                List.of(role),
                                "scopes",
                                List.of(scopes),
                                "author",
                                Map.of(
                                        "name",
                                        "Dr Jane Smith",
                                        "role",
                                        "Consultant Physician",
                                        "registrations",
                                        List.of(Map.of("authority", "GMC", "number", "1234567")),
                                        "careLocation",
                                        "Example NHS Trust")))
                .expect(201)
                .json();
    }

    /** Every repository below the data directory. */
    List<Path> repositories() throws IOException {
        try (var files = Files.walk(data(), 6)) {
            return files.filter(file -> file.endsWith(".git") && Files.isDirectory(file))
                    .sorted()
                    .toList();
        }
    }
}
