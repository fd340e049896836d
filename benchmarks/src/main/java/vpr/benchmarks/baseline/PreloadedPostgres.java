package vpr.benchmarks.baseline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Collectors;
import vpr.app.postgres.EmbeddedPostgres;

/** The Postgres of a run directory, started with variables of its environment; VPR passes none on to it. */
public final class PreloadedPostgres {
    private PreloadedPostgres() {}

    /** Makes the run directory; whoever starts Postgres there starts it with these variables from then on. */
    public static void prepare(Path runDirectory, Map<String, String> environment) throws IOException {
        EmbeddedPostgres.startOrJoin(runDirectory, step -> {}).close();
        var program = program(runDirectory);
        // VPR knows what runs there by names that begin with postgres.
        var real = Files.move(program, program.resolveSibling("postgres-real"));
        Files.writeString(program, script(environment, real));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static Path program(Path runDirectory) throws IOException {
        try (var files = Files.walk(runDirectory)) {
            return files.filter(file -> file.endsWith(Path.of("bin", "postgres")))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static String script(Map<String, String> environment, Path program) {
        var variables = environment.entrySet().stream()
                .map(variable -> "export " + variable.getKey() + "='" + variable.getValue() + "'\n")
                .collect(Collectors.joining());
        return "#!/bin/sh\n" + variables + "exec '" + program + "' \"$@\"\n";
    }
}
