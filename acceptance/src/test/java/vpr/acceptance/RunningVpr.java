package vpr.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** One process of the real executable, with its files in a home of its own. */
final class RunningVpr implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(90);

    private final Process process;
    private final Path output;
    private final Api api;

    /** Waits until it has said this. */
    private RunningVpr(Process process, Path output, String said) throws InterruptedException {
        this.process = process;
        this.output = output;
        printed("(" + Pattern.quote(said) + ")");
        this.api = new Api(URI.create(printed("Ready: (http://127\\.0\\.0\\.1:[0-9]+)\\s")));
    }

    /** Starts {@code vpr run} and returns once it says that it is ready. */
    static RunningVpr start(Path home, Map<String, String> settings) throws IOException, InterruptedException {
        return start(home, settings, "Ready:", "run");
    }

    /** Starts it with these words and returns once it says that. */
    static RunningVpr start(Path home, Map<String, String> settings, String said, String... words)
            throws IOException, InterruptedException {
        var all = new TreeMap<>(settings);
        all.put("VPR_HTTP_PORT", "0"); // one that was free a moment ago may be another's when it starts
        var output = Files.createTempFile(home, "run-", ".out");
        var command = Command.of(home, all, words);
        if (!settings.containsKey("VPR_DATABASE_URL")) {
            Program.postgres().lendTo(Path.of(command.settings().get("VPR_RUN_DIR")));
        }
        return new RunningVpr(command.start(output), output, said);
    }

    /** Where it answers. */
    String url() {
        return api.base().toString();
    }

    Api api() {
        return api;
    }

    /** The port that gRPC took. */
    int grpcPort() throws InterruptedException {
        return Integer.parseInt(printed("gRPC +127\\.0\\.0\\.1:([0-9]+)\\s"));
    }

    /** The pattern's group, once it was printed: "Ready" is not the last line, and the others come a moment later. */
    private String printed(String pattern) throws InterruptedException {
        var end = System.nanoTime() + START.toNanos();
        while (true) {
            var found = Pattern.compile(pattern).matcher(printed());
            if (found.find()) {
                return found.group(1);
            }
            if (process.waitFor(100, TimeUnit.MILLISECONDS) || System.nanoTime() > end) {
                process.destroyForcibly();
                throw new AssertionError("vpr did not say " + pattern + ":\n" + printed());
            }
        }
    }

    /** Everything that it printed so far, to the terminal and to its log. */
    String printed() {
        try {
            return Files.readString(output, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** Stops as Ctrl-C does, and gives the exit code. */
    int stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("vpr did not stop:\n" + printed());
        }
        return process.exitValue();
    }

    /** kill -9 of it and of every process that it started. */
    void killEverything() throws InterruptedException {
        var children = process.descendants().toList();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        process.waitFor();
        for (var child : children) {
            child.onExit().join();
        }
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            try {
                stop();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
