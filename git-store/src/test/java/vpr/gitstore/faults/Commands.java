package vpr.gitstore.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The machine's own commands. */
final class Commands {
    private static final int MOST_TRIES = 50;

    private Commands() {}

    static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    /** Says which of them are not installed. */
    static Optional<String> missing(String... names) {
        return Arrays.stream(names)
                .filter(name -> Stream.of("/bin", "/sbin", "/usr/bin", "/usr/sbin", "/usr/local/bin")
                        .noneMatch(folder -> Files.isExecutable(Path.of(folder, name))))
                .reduce((one, other) -> one + ", " + other)
                .map(missing -> missing + ": not installed");
    }

    static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": " + said.strip());
        }
    }

    /** However often it is mounted; somebody who looks around in it may keep it busy for a moment. */
    static void unmount(Path folder) throws IOException, InterruptedException {
        for (int tries = 0; isMounted(folder); tries++) {
            try {
                run("umount", folder.toString());
            } catch (IOException e) {
                if (tries == MOST_TRIES) {
                    throw e;
                }
                TimeUnit.MILLISECONDS.sleep(200);
            }
        }
    }

    private static boolean isMounted(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return false;
        }
        String place = " " + folder.toRealPath() + " ";
        return Files.readAllLines(Path.of("/proc/self/mounts")).stream().anyMatch(line -> line.contains(place));
    }
}
