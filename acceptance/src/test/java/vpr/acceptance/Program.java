package vpr.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The executable, unpacked, with a cache of what Java makes of its classes (JEP 483, 515): each of some sixty starts takes
 * two thirds of the time. The cache is made once for a build, by a start of the server, for all processes that run journeys.
 */
final class Program {
    private static final List<String> OPTIONS =
            List.of("--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1", "-Xmx512m");
    private static final long LONGEST_SECONDS = 120;
    private static final String FOLDER = "program";
    private static final String UNPACKED = "unpacked";
    private static final List<String> LINE = prepare();

    private Program() {}

    /** What begins the command line of every start. */
    static List<String> line() {
        return LINE;
    }

    /** What its start has unpacked. */
    static UnpackedPostgres postgres() {
        return UnpackedPostgres.in(target().resolve(FOLDER).resolve("run"));
    }

    private static Path target() {
        return Path.of("target").toAbsolutePath();
    }

    private static List<String> prepare() {
        var target = target();
        try (var lock = FileChannel.open(
                Files.createDirectories(target).resolve("program.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE)) {
            var _ = lock.lock(); // until it is closed
            var folder = target.resolve(FOLDER);
            var jar = folder.resolve(UNPACKED).resolve(Command.jar().getFileName());
            var cache = folder.resolve("vpr.aot");
            if (!isMade(folder)) {
                make(folder, jar, cache);
            }
            return java(List.of("-XX:AOTCache=" + cache), jar);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static boolean isMade(Path folder) throws IOException {
        var made = folder.resolve("made");
        return Files.exists(made) && Files.readString(made).equals(build());
    }

    /** Which executable, and which Java. */
    private static String build() throws IOException {
        return Files.getLastModifiedTime(Command.jar()) + " " + Files.size(Command.jar()) + " "
                + System.getProperty("java.home");
    }

    private static void make(Path folder, Path jar, Path cache) throws IOException, InterruptedException {
        delete(folder);
        Files.createDirectories(folder);
        var unpacked = folder.resolve(UNPACKED).toString();
        finish(folder, java(List.of("-Djarmode=tools"), Command.jar(), "extract", "--destination", unpacked));
        train(folder, java(List.of("-XX:AOTCacheOutput=" + cache), jar, "run"));
        if (!Files.exists(cache)) {
            throw new AssertionError("Java made no cache of the program's classes: see " + folder);
        }
        Files.writeString(folder.resolve("made"), build());
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

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
