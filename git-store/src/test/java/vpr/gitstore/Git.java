package vpr.gitstore;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The stock git command, as anybody would use it on a record. */
public final class Git {
    private Git() {}

    /** What it printed, errors too; fails when it fails. */
    public static String run(Path folder, String... arguments) {
        try {
            List<String> command = new ArrayList<>(List.of("git"));
            command.addAll(List.of(arguments));
            ProcessBuilder builder =
                    new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
            builder.environment()
                    .putAll(Map.of(
                            "GIT_CONFIG_GLOBAL", "/dev/null",
                            "GIT_CONFIG_SYSTEM", "/dev/null",
                            "GIT_AUTHOR_NAME", "Somebody",
                            "GIT_AUTHOR_EMAIL", "somebody@example.invalid",
                            "GIT_COMMITTER_NAME", "Somebody",
                            "GIT_COMMITTER_EMAIL", "somebody@example.invalid"));
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError("git " + String.join(" ", arguments) + ": " + output);
            }
            return output;
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
