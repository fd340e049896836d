package vpr.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;

/** The launcher with the built jar and without sources, so that it never builds: as VPR is installed on a machine. */
final class Launcher {
    private static final Path HOME = Path.of("target", "launcher").toAbsolutePath();
    private static final Path PATH = install();

    private Launcher() {}

    /** The script. */
    static Path path() {
        return PATH;
    }

    /** Where it keeps what it has made ready for the commands of people. */
    static Path prepared() {
        return HOME.resolve("app/target/client");
    }

    // Anew for every run of the tests: the jar's time does not say which build it is of.
    private static Path install() {
        try {
            if (Files.exists(HOME)) {
                try (var old = Files.walk(HOME)) {
                    for (var path : old.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(path);
                    }
                }
            }
            Files.createDirectories(HOME.resolve("app/target"));
            Files.createLink(HOME.resolve("app/target/vpr-exec.jar"), Command.jar());
            return Files.copy(Path.of("..", "vpr"), HOME.resolve("vpr"), StandardCopyOption.COPY_ATTRIBUTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
