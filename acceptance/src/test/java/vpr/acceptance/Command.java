package vpr.acceptance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** The executable with its settings and words, as a user types them. */
record Command(Path home, Map<String, String> settings, List<String> words) {
    private static final Path JAR = Path.of("..", "app", "target", "vpr-exec.jar");

    /** What a command left behind. */
    record Result(int code, String output) {}

    static Command of(Path home, Map<String, String> settings, String... words) {
        var all = new TreeMap<String, String>();
        all.put("VPR_GRPC_PORT", "0");
        all.put("VPR_DATA", home.resolve("patient_data").toString());
        all.put("VPR_RUN_DIR", home.resolve("run").toString());
        all.put("VPR_BOOTSTRAP_KEY_FILE", home.resolve("bootstrap.key").toString());
        all.putAll(settings);
        return new Command(home, all, List.of(words));
    }

    /** The built executable. */
    static Path jar() {
        if (!Files.exists(JAR)) {
            throw new AssertionError("build the app module first: " + JAR + " is missing");
        }
        return JAR.toAbsolutePath().normalize();
    }

    Process start(Path output) throws IOException {
        var line = new ArrayList<>(Program.line());
        line.addAll(words);
        var builder = new ProcessBuilder(line).directory(home.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("VPR_"));
        builder.environment().putAll(settings);
        return builder.redirectOutput(output.toFile()).start();
    }

    /** Runs it to its end. */
    Result run() throws IOException, InterruptedException {
        var output = Files.createTempFile(home, words.getFirst() + "-", ".out");
        var process = start(output);
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(words + " did not end:\n" + Files.readString(output));
        }
        return new Result(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
    }
}
