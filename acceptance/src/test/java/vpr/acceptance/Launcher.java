package vpr.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;

/**
 * The launcher with the built jar and without sources, so that it never builds: as VPR is installed on a machine. Each process
 * of tests has its own.
 */
final class Launcher {
    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final String PREFIX = "launcher-";
    private static final Path HOME =
            TARGET.resolve(PREFIX + ProcessHandle.current().pid());
    private static final Path PATH = install();

    private Launcher() {}

    /** The script. */
    static Path path() {
        return PATH;
    }

    /** Where it has unpacked VPR, with what it has made ready for the commands of people. */
    static Path unpacked() {
        return HOME.resolve("app/target/unpacked");
    }

    /** Where each process that it started has links to what it runs from. */
    static Path running() {
        return HOME.resolve("app/target/running");
    }

    // Anew for every run of the tests: the jar's time does not say which build it is of.
    private static Path install() {
        try {
            removeThoseOfEndedProcesses();
            Files.createDirectories(HOME.resolve("app/target"));
            Files.createLink(HOME.resolve("app/target/vpr-exec.jar"), Command.jar());
            return Files.copy(Path.of("..", "vpr"), HOME.resolve("vpr"), StandardCopyOption.COPY_ATTRIBUTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void removeThoseOfEndedProcesses() throws IOException {
        try (var homes = Files.newDirectoryStream(TARGET, PREFIX + "*")) {
            for (var home : homes) {
                var pid = Long.parseLong(home.getFileName().toString().substring(PREFIX.length()));
                if (ProcessHandle.of(pid).isEmpty() || home.equals(HOME)) {
                    remove(home);
                }
            }
        }
    }

    private static void remove(Path home) throws IOException {
        try (var old = Files.walk(home)) {
            for (var path : old.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
