package vpr.benchmarks.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import vpr.benchmarks.load.Connection;
import vpr.benchmarks.load.Cpu;
import vpr.benchmarks.load.FreePort;
import vpr.benchmarks.load.Request;

/** A server in a process of its own, started by the launcher as users start it, its files below a directory. */
public final class VprProcess implements AutoCloseable {
    private static final Duration LONGEST_START = Duration.ofMinutes(3);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(30);
    private static final long PAUSE_MILLIS = 5;
    private static final long KIB = 1024;

    private final Process process;
    private final Path directory;
    private final int port;
    private final int grpcPort;
    private final Duration start;
    private final Thread ending;

    private VprProcess(Process process, Path directory, int port, int grpcPort)
            throws IOException, InterruptedException {
        this.process = process;
        this.directory = directory;
        this.port = port;
        this.grpcPort = grpcPort;
        this.ending = new Thread(process::destroy, "end-server");
        Runtime.getRuntime().addShutdownHook(ending);
        this.start = awaitHealthy();
    }

    /**
     * Starts it; returns with the first good {@code /health}.
     *
     * @param words of the launcher: {@code run}, or {@code benchmark serve}
     */
    public static VprProcess start(Path home, Path directory, Map<String, String> settings, String... words)
            throws IOException, InterruptedException {
        Files.createDirectories(directory);
        int port = FreePort.find();
        int grpcPort = FreePort.find();
        var builder =
                new ProcessBuilder(Stream.concat(Stream.of(home.resolve("vpr").toString()), Stream.of(words))
                        .toList());
        var environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("VPR_") && !name.equals("VPR_JAVA_OPTS"));
        environment.putAll(places(directory));
        environment.put("VPR_HTTP_PORT", Integer.toString(port));
        environment.put("VPR_GRPC_PORT", Integer.toString(grpcPort));
        environment.put("VPR_LOG_LEVEL", "warn");
        environment.putAll(settings);
        var output = directory.resolve("server.log").toFile();
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(output));
        return new VprProcess(builder.start(), directory, port, grpcPort);
    }

    /** The settings that say where its files are. */
    public static Map<String, String> places(Path directory) {
        return Map.of(
                "VPR_DATA", directory.resolve("patient_data").toString(),
                "VPR_RUN_DIR", directory.resolve("run").toString(),
                "VPR_BOOTSTRAP_KEY_FILE", directory.resolve("bootstrap.key").toString());
    }

    private Duration awaitHealthy() throws IOException, InterruptedException {
        long begun = System.nanoTime();
        while (!isHealthy()) {
            if (!process.isAlive() || System.nanoTime() - begun > LONGEST_START.toNanos()) {
                close();
                throw new IllegalStateException(
                        "the server did not start:\n" + Files.readString(directory.resolve("server.log")));
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private boolean isHealthy() {
        try (var connection = new Connection(port)) {
            return connection.send(Request.get("/health")).status() == 200;
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    /** From the start of the process to the first good {@code /health}. */
    public Duration startTime() {
        return start;
    }

    public int port() {
        return port;
    }

    public int grpcPort() {
        return grpcPort;
    }

    /** The first administrator's key. */
    public String administrator() throws IOException {
        return Files.readString(directory.resolve("bootstrap.key")).strip();
    }

    /** The server alone, without its Postgres and Redis. */
    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** CPU seconds of {@link #handle}. */
    public double cpuSeconds() {
        return Cpu.secondsOf(process.toHandle());
    }

    /** CPU seconds of the processes that it started and that still run: its Postgres. */
    public double cpuSecondsOfOthers() {
        return process.descendants().mapToDouble(Cpu::secondsOf).sum();
    }

    /** Resident MiB of the server alone; only Linux says. */
    public double residentMebibytes() throws IOException {
        var status = Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status"));
        return status.stream()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .map(line -> line.replaceAll("[^0-9]", ""))
                        .mapToLong(Long::parseLong)
                        .sum()
                / (double) KIB;
    }

    /** Stops it as Ctrl-C does. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().removeShutdownHook(ending);
    }
}
