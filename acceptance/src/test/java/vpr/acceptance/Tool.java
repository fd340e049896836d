package vpr.acceptance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A program of the machine, such as {@code git}. */
final class Tool {
    private Tool() {}

    static boolean exists(String name) {
        try {
            return new ProcessBuilder("sh", "-c", "command -v " + name).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What it prints; an exit code other than 0 fails the test. */
    static List<String> lines(String... words) throws IOException, InterruptedException {
        return lines(Map.of(), words);
    }

    static List<String> lines(Map<String, String> environment, String... words)
            throws IOException, InterruptedException {
        return new String(bytes(environment, words), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    static byte[] bytes(Map<String, String> environment, String... words) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().putAll(environment);
        var process = builder.start();
        process.getOutputStream().close();
        var output = process.getInputStream().readAllBytes();
        if (process.waitFor() != 0) {
            throw new AssertionError(List.of(words) + " failed:\n" + new String(output, StandardCharsets.UTF_8));
        }
        return output;
    }
}
