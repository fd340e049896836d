package vpr.acceptance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** A person's shell in the directory of an installation, where {@code ./vpr} is the real launcher. */
record Shell(Path directory, List<String> words) {
    /** What it prints; an exit code other than 0 fails the test. */
    String run(Map<String, String> environment, String typed) throws IOException, InterruptedException {
        var answer = attempt(environment, typed);
        if (answer.code() != 0) {
            throw new AssertionError(words + " ended with " + answer.code() + ":\n" + answer.output());
        }
        return answer.output();
    }

    /** What it prints, to its output and as its errors, and its exit code. */
    Command.Result attempt(Map<String, String> environment, String typed) throws IOException, InterruptedException {
        var launcher = directory.resolve("vpr");
        if (!Files.exists(launcher)) {
            Files.createSymbolicLink(launcher, Launcher.path());
        }
        var output = Files.createTempFile(directory, "shell-", ".out");
        var input = Files.writeString(Files.createTempFile(directory, "shell-", ".in"), typed);
        var builder = new ProcessBuilder(words)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectInput(input.toFile())
                .redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("VPR_"));
        var settings = new TreeMap<>(environment);
        settings.put("VPR_RUN_DIR", directory.resolve("run").toString());
        settings.put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(settings);
        var process = builder.start();
        if (!process.waitFor(180, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(words + " did not end:\n" + Files.readString(output));
        }
        return new Command.Result(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
    }
}
