package vpr.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The executable, unpacked, with a cache of what Java makes of its classes (JEP 483, 515): each of some sixty starts takes
 * two thirds of the time. The cache is made once in a run of the journeys, by a start of the server.
 */
final class Program {
    private static final List<String> OPTIONS =
            List.of("--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1", "-Xmx512m");
    private static final long LONGEST_SECONDS = 120;
    private static final List<String> LINE = prepare();

    private Program() {}

    /** What begins the command line of every start. */
    static List<String> line() {
        return LINE;
    }

    private static List<String> prepare() {
        try {
            var folder = Files.createTempDirectory("vpr-program-").toRealPath();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            var unpacked = folder.resolve("program");
            finish(
                    folder,
                    java(List.of("-Djarmode=tools"), Command.jar(), "extract", "--destination", unpacked.toString()));
            var jar = unpacked.resolve(Command.jar().getFileName());
            var cache = folder.resolve("vpr.aot");
            train(folder, java(List.of("-XX:AOTCacheOutput=" + cache), jar, "run"));
            if (!Files.exists(cache)) {
                throw new AssertionError("Java made no cache of the program's classes: see " + folder);
            }
            return java(List.of("-XX:AOTCache=" + cache), jar);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static List<String> java(List<String> more, Path jar, String... words) {
        var line = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        line.addAll(OPTIONS);
        line.addAll(more);
        line.add("-jar");
        line.add(jar.toString());
        line.addAll(List.of(words));
        return List.copyOf(line);
    }

    /** A start, the first good health, and a stop. */
    private static void train(Path folder, List<String> line) throws IOException, InterruptedException {
        var port = RunningVpr.freePort();
        var builder = builder(folder, line);
        builder.environment().put("VPR_DATA", folder.resolve("data").toString());
        builder.environment().put("VPR_RUN_DIR", folder.resolve("run").toString());
        builder.environment()
                .put("VPR_BOOTSTRAP_KEY_FILE", folder.resolve("key").toString());
        builder.environment().put("VPR_HTTP_PORT", Integer.toString(port));
        builder.environment().put("VPR_GRPC_PORT", "0");
        var process = builder.start();
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
        while (!isHealthy(port)) {
            if (process.waitFor(100, TimeUnit.MILLISECONDS) || System.nanoTime() > end) {
                process.destroyForcibly();
                throw new AssertionError("the program did not start: see " + folder.resolve("output"));
            }
        }
        process.destroy();
        end(process);
    }

    private static boolean isHealthy(int port) throws InterruptedException {
        var health = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health"))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(health, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static void finish(Path folder, List<String> line) throws IOException, InterruptedException {
        end(builder(folder, line).start());
    }

    private static void end(Process process) throws InterruptedException {
        if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("the program did not end");
        }
    }

    private static ProcessBuilder builder(Path folder, List<String> line) {
        var builder = new ProcessBuilder(line).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("VPR_"));
        return builder.redirectOutput(
                ProcessBuilder.Redirect.appendTo(folder.resolve("output").toFile()));
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // What is left lies among the temporary files.
        }
    }
}
