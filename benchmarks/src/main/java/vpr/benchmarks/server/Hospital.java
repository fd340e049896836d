package vpr.benchmarks.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.json.JsonMapper;
import vpr.benchmarks.load.Answer;
import vpr.benchmarks.load.Callers;
import vpr.benchmarks.load.Connection;
import vpr.benchmarks.load.Corpus;
import vpr.benchmarks.load.Request;
import vpr.benchmarks.load.Round;
import vpr.benchmarks.load.Until;
import vpr.benchmarks.load.Uuid7;

/** Patients of a running server, and a clinician who writes to them over REST. */
public final class Hospital {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final int port;
    private final String key;
    private final List<String> patients;
    private final List<byte[]> letters;

    private Hospital(int port, String key, List<String> patients) {
        this.port = port;
        this.key = key;
        this.patients = List.copyOf(patients);
        this.letters = Corpus.pieces(Corpus.LETTER).stream()
                .map(text -> JSON.writeValueAsBytes(
                        Map.of("name", "Clinical letter", "startTime", "2026-01-12T10:14:00Z", "body", text)))
                .toList();
    }

    /** Makes a clinician's key and patients, all through the interface. */
    public static Hospital open(VprProcess server, int patients) throws IOException {
        try (var connection = new Connection(server.port())) {
            var author = Map.of(
                    "name", "Dr Jane Smith",
                    "role", "Consultant Physician",
                    "registrations", List.of(Map.of("authority", "GMC", "number", "1234567")),
                    "careLocation", "Example NHS Trust");
            var key = post(
                            connection,
                            "/organisation/keys",
                            server.administrator(),
                            Map.of("name", "benchmark", "roles", List.of("clinician"), "author", author))
                    .json()
                    .get("key")
                    .asString();
            var ids = new ArrayList<String>();
            for (int i = 0; i < patients; i++) {
                ids.add(post(connection, "/patients", key, patient(i))
                        .json()
                        .get("patientId")
                        .asString());
            }
            return new Hospital(server.port(), key, ids);
        }
    }

    private static Map<String, Object> patient(int number) {
        return Map.of(
                "name",
                List.of(Map.of("family", "Benchmark" + number, "given", List.of("Jane"))),
                "birthDate",
                "1968-04-12");
    }

    private static Answer post(Connection connection, String path, String key, Object body) throws IOException {
        return connection
                .send(Request.with("POST", path, key, "", JSON.writeValueAsBytes(body)))
                .expect(201);
    }

    public int port() {
        return port;
    }

    public String key() {
        return key;
    }

    public List<String> patients() {
        return patients;
    }

    /** Adds letters over REST; the drain, when asked for, is on the clock. */
    public Round addLetters(int callers, Until until, boolean drained) throws Exception {
        Callers.Drain drain = drained ? () -> tell("/benchmark/drain") : Callers.Drain.NOTHING;
        return Callers.overConnections(port, callers, until, this::adding, drain);
    }

    private Callers.Call adding(Connection connection, Random random) {
        return () -> connection
                .send(Request.with(
                        "POST",
                        "/patients/" + patients.get(random.nextInt(patients.size())) + "/letters",
                        key,
                        "Idempotency-Key: " + Uuid7.now() + "\r\n",
                        letters.get(random.nextInt(letters.size()))))
                .expect(201);
    }

    /** Adds letters inside the server. */
    public Round addInProcess(int callers, long millis) throws IOException {
        var path = "/benchmark/add-letter?callers=" + callers + "&millis=" + millis;
        try (var connection = new Connection(port)) {
            var answer = connection.send(Request.with("POST", path, key, "", JSON.writeValueAsBytes(patients)));
            return JSON.readValue(answer.expect(200).body(), Round.class);
        }
    }

    /** Asks one of the benchmarks' endpoints for something, and waits until it is done; the seconds that it took. */
    public double tell(String path) throws IOException {
        long begun = System.nanoTime();
        try (var connection = new Connection(port)) {
            connection
                    .send(Request.with("POST", path, key, "", "{}".getBytes(StandardCharsets.US_ASCII)))
                    .expect(200);
        }
        return (System.nanoTime() - begun) / 1e9;
    }
}
