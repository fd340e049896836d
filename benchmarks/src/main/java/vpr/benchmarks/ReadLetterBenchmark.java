package vpr.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import vpr.benchmarks.load.Callers;
import vpr.benchmarks.load.Connection;
import vpr.benchmarks.load.Request;
import vpr.benchmarks.load.Round;
import vpr.benchmarks.load.Series;
import vpr.benchmarks.load.Until;
import vpr.benchmarks.server.Hospital;
import vpr.benchmarks.server.VprProcess;

/** Letters read over REST, beside an endpoint of the same server that reads the same bytes by one plain command. */
final class ReadLetterBenchmark implements Benchmark {
    private static final int PATIENTS = 200;
    private static final int LETTERS = 2_000;
    private static final int[] CONNECTIONS = {1, 8, 64};
    private static final double MICROS = 1e6;

    /**
     * @param plain path of the endpoint to compare with
     * @param redis setting: without it the letters come from Postgres
     */
    private record Store(String name, String plain, Map<String, String> redis) {}

    private static final List<Store> STORES = List.of(
            new Store("Postgres", "/benchmark/postgres/", Map.of("VPR_REDIS_URL", "none")),
            new Store("Redis", "/benchmark/redis/", Map.of()));

    @Override
    public String measure(Bench bench) throws Exception {
        var text = new StringBuilder("Answers a second. Wanted: a ratio of 0.8, from either store.\n");
        for (var store : STORES) {
            bench.say("Making " + PATIENTS + " patients with " + LETTERS + " letters to read from " + store.name());
            var folder = bench.folder().resolve(store.name());
            try (var server = VprProcess.start(bench.home(), folder, store.redis(), "benchmark", "serve")) {
                var hospital = Hospital.open(server, PATIENTS);
                hospital.addLetters(8, Until.calls(LETTERS), true);
                hospital.tell("/benchmark/catch-up");
                var letters = Letters.of(hospital);
                letters.keepPlain(store.plain());
                text.append("\nFrom ").append(store.name()).append(":\n\n");
                text.append(compare(bench, server, letters, store));
            }
        }
        return text.toString();
    }

    private static String compare(Bench bench, VprProcess server, Letters letters, Store store) throws Exception {
        var table = new Table(
                "connections",
                "GET letter",
                "plain endpoint",
                "ratio",
                "server's CPU, µs a letter",
                "µs a plain answer",
                "CPU of Postgres and Redis, µs a letter",
                "µs a plain answer");
        bench.say("Warming up");
        var warmUp = new WarmUp(bench, server.handle());
        warmUp.by("letters", time -> letters.read(Letters.REST, 8, Until.over(time)));
        warmUp.by("the plain endpoint", time -> letters.read(store.plain(), 8, Until.over(time)));
        for (var connections : CONNECTIONS) {
            var ours = new Side();
            var plain = new Side();
            for (int round = 1; round <= bench.rounds(); round++) {
                bench.say(store.name() + ", " + connections + " connections, round " + round + " of " + bench.rounds());
                ours.measure(server, () -> letters.read(Letters.REST, connections, Until.over(bench.round())));
                plain.measure(server, () -> letters.read(store.plain(), connections, Until.over(bench.round())));
            }
            table.row(
                    connections,
                    ours.rate.text(0),
                    plain.rate.text(0),
                    ours.rate.over(plain.rate).text(2),
                    ours.cpu.text(0),
                    plain.cpu.text(0),
                    ours.others.text(0),
                    plain.others.text(0));
        }
        return table.text();
    }

    /** The rounds of one of the two endpoints. */
    private static final class Side {
        final Series rate = new Series();
        final Series cpu = new Series();
        final Series others = new Series();

        interface Work {
            Round run() throws Exception;
        }

        void measure(VprProcess server, Work work) throws Exception {
            double before = server.cpuSeconds();
            double othersBefore = server.cpuSecondsOfOthers();
            var round = work.run();
            rate.add(round.sustained());
            cpu.add((server.cpuSeconds() - before) * MICROS / round.calls());
            others.add((server.cpuSecondsOfOthers() - othersBefore) * MICROS / round.calls());
        }
    }

    /** Letters that can be read: where, with which key. */
    private record Letters(int port, String key, List<String> paths) {
        static final String REST = "/patients/";

        static Letters of(Hospital hospital) throws IOException {
            var paths = new ArrayList<String>();
            try (var connection = new Connection(hospital.port())) {
                for (var patient : hospital.patients()) {
                    var list = connection
                            .send(Request.get("/patients/" + patient + "/letters?limit=100", hospital.key()))
                            .expect(200)
                            .json();
                    for (var item : list.get("items")) {
                        paths.add(patient + "/letters/" + item.get("letterId").asString());
                    }
                }
            }
            return new Letters(hospital.port(), hospital.key(), List.copyOf(paths));
        }

        /** Gives the plain endpoint the very bytes that REST answers. */
        void keepPlain(String plain) throws IOException {
            try (var connection = new Connection(port)) {
                for (var path : paths) {
                    var json = connection
                            .send(Request.get(REST + path, key))
                            .expect(200)
                            .body();
                    connection
                            .send(Request.with("PUT", at(plain, path), key, "", json))
                            .expect(200);
                }
            }
        }

        Round read(String where, int connections, Until until) throws Exception {
            var requests = paths.stream()
                    .map(path -> Request.get(at(where, path), key))
                    .toList();
            return Callers.overConnections(
                    port,
                    connections,
                    until,
                    (connection, random) -> reading(connection, requests, random),
                    Callers.Drain.NOTHING);
        }

        private static Callers.Call reading(Connection connection, List<byte[]> requests, Random random) {
            return () -> connection
                    .send(requests.get(random.nextInt(requests.size())))
                    .expect(200);
        }

        private static String at(String where, String path) {
            return where.equals(REST) ? REST + path : where + path.replace("/letters/", "/");
        }
    }
}
