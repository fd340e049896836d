package vpr.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import vpr.benchmarks.load.Connection;
import vpr.benchmarks.load.Request;
import vpr.benchmarks.load.Series;
import vpr.benchmarks.load.Until;
import vpr.benchmarks.server.Hospital;
import vpr.benchmarks.server.VprProcess;

/** What VPR takes of the machine: to start, when idle, and for each letter. */
final class FootprintBenchmark implements Benchmark {
    private static final int PATIENTS = 500;
    private static final int LETTERS = 5_000;
    private static final Duration REST = Duration.ofSeconds(10);
    private static final double MICROS = 1e6;

    @Override
    public String measure(Bench bench) throws Exception {
        return starts(bench) + "\n" + letters(bench);
    }

    private static String starts(Bench bench) throws Exception {
        var empty = new Series();
        var again = new Series();
        var idle = new Series();
        for (int round = 1; round <= bench.rounds(); round++) {
            bench.say("Starting with nothing, and again, round " + round + " of " + bench.rounds());
            var directory = bench.folder().resolve("start" + round);
            try (var server = VprProcess.start(bench.home(), directory, Map.of(), "run")) {
                empty.add(seconds(server));
                tour(server);
                Thread.sleep(REST);
                idle.add(server.residentMebibytes());
            }
            try (var server = VprProcess.start(bench.home(), directory, Map.of(), "run")) {
                again.add(seconds(server));
            }
        }
        var table = new Table("", "median (lowest–highest)");
        table.row("start with nothing to the first good `/health`, s", empty.text(2));
        table.row("start with data to the first good `/health`, s", again.text(2));
        table.row(
                "idle after the README's tour, MiB resident, without Postgres and Redis (wanted: below 400)",
                idle.text(0));
        return table.text();
    }

    private static double seconds(VprProcess server) {
        return server.startTime().toNanos() / 1e9;
    }

    // A key, a patient, a letter, the lists, a search, the description.
    private static void tour(VprProcess server) throws Exception {
        var hospital = Hospital.open(server, 1);
        hospital.addLetters(1, Until.calls(1), false);
        try (var connection = new Connection(server.port())) {
            var patient = "/patients/" + hospital.patients().getFirst();
            for (var path : new String[] {"/patients", patient, patient + "/letters", "/v3/api-docs"}) {
                connection.send(Request.get(path, hospital.key())).expect(200);
            }
            var letters = connection
                    .send(Request.get(patient + "/letters", hospital.key()))
                    .json();
            for (var letter : letters.get("items")) {
                connection
                        .send(Request.get(
                                patient + "/letters/" + letter.get("letterId").asString(), hospital.key()))
                        .expect(200);
            }
            var name = "{\"name\": \"benchmark\"}".getBytes(StandardCharsets.US_ASCII);
            connection
                    .send(Request.with("POST", "/patients/search", hospital.key(), "", name))
                    .expect(200);
        }
    }

    private static String letters(Bench bench) throws Exception {
        bench.say("Adding " + LETTERS + " letters to " + PATIENTS + " patients, after as many to warm up");
        var directory = bench.folder().resolve("letters");
        var data = directory.resolve("patient_data");
        var run = directory.resolve("run");
        try (var server = VprProcess.start(bench.home(), directory, Map.of(), "benchmark", "serve")) {
            var hospital = Hospital.open(server, PATIENTS);
            add(hospital);
            double cpu = server.cpuSeconds();
            double others = server.cpuSecondsOfOthers();
            long git = kibibytes(data.resolve("clinical"));
            long log = kibibytes(data.resolve(".vpr"));
            long tables = kibibytes(run);
            add(hospital);
            var table = new Table("", "a letter");
            table.row("CPU of the server, µs", number((server.cpuSeconds() - cpu) * MICROS / LETTERS));
            table.row(
                    "CPU of Postgres and Redis, µs", number((server.cpuSecondsOfOthers() - others) * MICROS / LETTERS));
            table.row(
                    "disk in Git, not repacked, KiB",
                    number((kibibytes(data.resolve("clinical")) - git) / (double) LETTERS));
            table.row(
                    "disk for the log and the journal, KiB",
                    decimal((kibibytes(data.resolve(".vpr")) - log) / (double) LETTERS));
            table.row(
                    "disk for Postgres, its write-ahead log included, KiB",
                    number((kibibytes(run) - tables) / (double) LETTERS));
            Thread.sleep(REST);
            return "Then %,d letters of 5 KB by 8 callers over REST to %d patients, on a warm server that has taken as many:\n\n%s\nAfter them the server had %s MiB resident (its heap may grow to 1 GiB).\n"
                    .formatted(LETTERS, PATIENTS, table.text(), number(server.residentMebibytes()));
        }
    }

    private static void add(Hospital hospital) throws Exception {
        hospital.addLetters(8, Until.calls(LETTERS), true);
        hospital.tell("/benchmark/catch-up");
    }

    // Blocks on disk, not lengths.
    private static long kibibytes(Path directory) throws IOException, InterruptedException {
        var process = new ProcessBuilder("du", "-sk", directory.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return Long.parseLong(said.substring(0, said.indexOf('\t')));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%,.2f", value);
    }
}
