package vpr.benchmarks.baseline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vpr.benchmarks.load.Callers;
import vpr.benchmarks.load.Connection;
import vpr.benchmarks.load.Corpus;
import vpr.benchmarks.load.FreePort;
import vpr.benchmarks.load.Request;
import vpr.benchmarks.load.Round;
import vpr.benchmarks.load.Until;

/** A running EHRbase with its own settings, without its check of users, and EHRs to which compositions are posted. */
public final class Ehrbase implements AutoCloseable {
    private static final String API = "/ehrbase/rest/openehr/v1";
    private static final String TEMPLATES = API + "/definition/template/adl1.4";
    private static final String NO_KEY = "none";
    private static final Duration LONGEST_START = Duration.ofMinutes(3);
    private static final long PAUSE_MILLIS = 100;

    private final EhrbaseTables tables;
    private final Process process;
    private final int port;
    private final Thread ending;
    private final List<String> ehrs = new ArrayList<>();
    private final List<byte[]> compositions = new ArrayList<>();

    private Ehrbase(EhrbaseTables tables, Process process, int port) {
        this.tables = tables;
        this.process = process;
        this.port = port;
        this.ending = new Thread(process::destroy, "end-ehrbase");
        Runtime.getRuntime().addShutdownHook(ending);
    }

    /** Starts it, and makes the EHRs. */
    public static Ehrbase open(EhrbaseProgram program, Path directory, int ehrs)
            throws IOException, InterruptedException, SQLException {
        Files.createDirectories(directory);
        var tables = EhrbaseTables.open(directory.resolve("postgres"));
        int port = FreePort.find();
        var started = new Ehrbase(tables, start(program, directory, tables, port), port);
        try {
            started.awaitStart(directory.resolve("server.log"));
            started.prepare(program.template("minimal_instruction.opt"), ehrs);
            return started;
        } catch (IOException | InterruptedException | RuntimeException e) {
            started.close();
            throw e;
        }
    }

    private static Process start(EhrbaseProgram program, Path directory, EhrbaseTables tables, int port)
            throws IOException {
        var line = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-cp",
                program.classPath(),
                "EhrbaseServer",
                "--server.address=127.0.0.1",
                "--server.port=" + port,
                // Connections are kept, as VPR keeps them.
                "--server.tomcat.max-keep-alive-requests=-1",
                "--security.auth-type=NONE",
                "--plugin-manager.enable=false",
                "--spring.datasource.url=" + tables.jdbcUrl(),
                "--spring.datasource.username=" + tables.user(),
                "--spring.flyway.user=" + tables.user());
        line.environment().put("SPRING_DATASOURCE_PASSWORD", tables.password());
        line.environment().put("SPRING_FLYWAY_PASSWORD", tables.password());
        return line.directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("server.log").toFile())
                .start();
    }

    private void awaitStart(Path log) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        while (!Files.readString(log).contains("Started EhrbaseServer")) {
            if (!process.isAlive() || System.nanoTime() - begun > LONGEST_START.toNanos()) {
                throw new IllegalStateException("EHRbase did not start:\n" + Files.readString(log));
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private void prepare(byte[] template, int howMany) throws IOException {
        try (var connection = new Connection(port)) {
            connection.send(Request.postXml(TEMPLATES, template)).expect(201);
            for (int i = 0; i < howMany; i++) {
                var ehr = connection
                        .send(Request.with(
                                "POST", API + "/ehr", NO_KEY, "Prefer: return=representation\r\n", new byte[0]))
                        .expect(201);
                ehrs.add(ehr.json().get("ehr_id").get("value").asString());
            }
            var example = connection
                    .send(Request.get(TEMPLATES + "/minimal_instruction.en.v1/example", NO_KEY))
                    .expect(200)
                    .json();
            Corpus.pieces(Corpus.LETTER).forEach(text -> compositions.add(composition(example, text)));
        }
    }

    /** The smallest composition that can hold a letter: an instruction, whose narrative it is. */
    private static byte[] composition(JsonNode example, String text) {
        var composition = (ObjectNode) example.deepCopy();
        ((ObjectNode) composition.get("content").get(0).get("narrative")).put("value", text);
        return JsonMapper.shared().writeValueAsBytes(composition);
    }

    /** Posts compositions; each is in the tables, and synced there, when it is acknowledged. */
    public Round post(int callers, Until until) throws Exception {
        return Callers.overConnections(port, callers, until, this::posting, Callers.Drain.NOTHING);
    }

    private Callers.Call posting(Connection connection, Random random) {
        return () -> connection
                .send(Request.with(
                        "POST",
                        API + "/ehr/" + ehrs.get(random.nextInt(ehrs.size())) + "/composition",
                        NO_KEY,
                        "Prefer: return=minimal\r\n",
                        compositions.get(random.nextInt(compositions.size()))))
                .expect(204);
    }

    /** Its process, without its Postgres. */
    public ProcessHandle handle() {
        return process.toHandle();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
        Runtime.getRuntime().removeShutdownHook(ending);
        tables.close();
    }
}
