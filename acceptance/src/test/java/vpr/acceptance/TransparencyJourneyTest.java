package vpr.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A letter is proved to stand in the log, by people who have neither the server nor its data. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TransparencyJourneyTest {
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final Path directory;
    private final Path elsewhere;
    private final Home home;
    private final int witnessPort;
    private final RunningVpr vpr;
    private Process witness;
    private String clinician = "";
    private String commit = "";

    TransparencyJourneyTest(@TempDir Path directory, @TempDir Path elsewhere) throws Exception {
        this.directory = directory;
        this.elsewhere = elsewhere;
        home = new Home(directory);
        witnessPort = RunningVpr.freePort();
        var key = outside(0, "witness", "key", "witness.example/1", "--out", "witness.key");
        Files.writeString(elsewhere.resolve("witness.vkey"), key);
        var witnesses = Files.writeString(
                directory.resolve("witnesses"), key.strip() + " http://127.0.0.1:" + witnessPort + "\n");
        vpr = RunningVpr.start(directory, Map.of("VPR_LOG_WITNESSES", witnesses.toString()));
        Files.writeString(elsewhere.resolve("log.vkey"), inside(0, "log", "key"));
        witness = witness();
    }

    private Process witness() throws Exception {
        return Command.of(
                        elsewhere,
                        Map.of(),
                        "witness",
                        "--key",
                        "witness.key",
                        "--state",
                        "seen",
                        "--log",
                        "log.vkey",
                        "--listen",
                        "127.0.0.1:" + witnessPort)
                .start(elsewhere.resolve("witness.out"));
    }

    @BeforeAll
    void a_letter() throws Exception {
        clinician = home.key(vpr.api(), "clinician");
        var patient = vpr.api()
                .post(clinician, "/patients", Input.patients().getFirst())
                .expect(201)
                .json()
                .get("patientId")
                .asString();
        commit = letter(patient);
        inside(0, "log", "prove", commit, "--out", "first.tlog-proof");
        // A witness that was away is asked again after ten seconds; one that was there, after two.
        await(() -> vpr.api().get("", "/log/checkpoint.witnessed").status() == 200);
        letter(patient);
        await(() -> {
            inside(0, "log", "prove", commit, "--out", "letter.tlog-proof");
            return Files.readString(directory.resolve("letter.tlog-proof")).contains("— witness.example/1 ");
        });
        Files.copy(directory.resolve("letter.tlog-proof"), elsewhere.resolve("letter.tlog-proof"));
    }

    private String letter(String patient) {
        return vpr.api()
                .post(
                        clinician,
                        "/patients/" + patient + "/letters",
                        Input.letters().getFirst())
                .expect(201)
                .json()
                .get("commit")
                .asString();
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(Condition condition) throws Exception {
        var end = System.nanoTime() + LONGEST.multipliedBy(3).toNanos();
        while (!condition.holds()) {
            assertThat(System.nanoTime()).isLessThan(end);
            LockSupport.parkNanos(200_000_000);
        }
    }

    @AfterAll
    void stop() {
        vpr.close();
        witness.destroy();
    }

    /** At the installation. */
    private String inside(int code, String... words) throws Exception {
        return run(directory, code, words);
    }

    /** In a directory that has no data and no settings of the installation. */
    private String outside(int code, String... words) throws Exception {
        return run(elsewhere, code, words);
    }

    private static String run(Path home, int code, String... words) throws Exception {
        var result = Command.of(home, Map.of(), words).run();
        assertThat(result.code()).describedAs(result.output()).isEqualTo(code);
        return result.output();
    }

    @Test
    void the_proof_holds_for_whoever_has_the_key_alone() throws Exception {
        assertThat(outside(0, "log", "check", "letter.tlog-proof", "--key", "log.vkey", "--commit", commit))
                .contains("Commit    " + commit, "letter-added/1", "in the log local/");
        assertThat(outside(0, "log", "check", "letter.tlog-proof", "--key", "log.vkey", "--witness", "witness.vkey"))
                .contains("cosigned", "by witness.example/1");
    }

    @Test
    void what_was_changed_or_is_missing_proves_nothing() throws Exception {
        var proof = Files.readString(elsewhere.resolve("letter.tlog-proof"));
        var lines = proof.split("\n", -1);
        var hash = Arrays.stream(lines)
                .filter(line -> line.length() == 44)
                .findFirst()
                .orElseThrow();
        var flipped = (hash.startsWith("A") ? "B" : "A") + hash.substring(1);
        Files.writeString(elsewhere.resolve("changed.tlog-proof"), proof.replace(hash, flipped));
        assertThat(outside(1, "log", "check", "changed.tlog-proof", "--key", "log.vkey"))
                .contains("NOT PROVED");
        assertThat(outside(1, "log", "check", "letter.tlog-proof", "--key", "log.vkey", "--commit", "f".repeat(40)))
                .contains("of another commit");
        var other = outside(0, "witness", "key", "witness.example/2", "--out", "other.key")
                .strip();
        assertThat(outside(1, "log", "check", "letter.tlog-proof", "--key", "log.vkey", "--witness", other))
                .contains("witness.example/2 did not cosign");
        assertThat(outside(2, "log", "check", "letter.tlog-proof", "--key", "nonsense"))
                .contains("--key: key: must be");
    }

    @Test
    void the_log_is_served_as_tiles_and_its_entries_to_those_who_may_read_it() throws Exception {
        var checkpoint = vpr.api().get("", "/log/checkpoint").expect(200);
        assertThat(checkpoint.header("Content-Type")).isEqualToIgnoringCase("text/plain;charset=utf-8");
        var size = checkpoint.text().lines().skip(1).findFirst().orElseThrow();
        assertThat(checkpoint.header("Cache-Control")).contains("max-age=1");
        var tile = vpr.api().get("", "/log/tile/0/000.p/" + size).expect(200);
        assertThat(tile.header("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(contentLength(tile.headers())).isEqualTo(32L * Long.parseLong(size));
        assertThat(tile.header("Cache-Control")).contains("immutable");
        vpr.api().get("", "/log/tile/0/000").expect(404);
        vpr.api().get("", "/log/tile/1/000.p/1").expect(404);
        vpr.api().get("", "/log/tile/0/000.p/0").expect(400);
        vpr.api().get("", "/log/tile/0").expect(400);
        vpr.api().get("", "/log/tile/64/000").expect(400);
        var entries = "/log/tile/entries/000.p/" + size;
        vpr.api().get("", entries).expect(401);
        vpr.api().get(clinician, entries).expect(403);
        assertThat(vpr.api().get(home.administrator(), entries).expect(200).text())
                .contains("vpr.event/1 0001-000000000000000 ", commit);
    }

    private static long contentLength(HttpHeaders headers) {
        return headers.firstValueAsLong("Content-Length").orElse(-1);
    }

    @Test
    void whoever_kept_a_checkpoint_sees_from_outside_that_the_log_continues_it() throws Exception {
        assertThat(outside(
                        0, "log", "consistency", "letter.tlog-proof", "--key", "log.vkey", "--url", vpr.url() + "/log"))
                .contains("begin with the");
        assertThat(inside(0, "log", "consistency", "letter.tlog-proof")).contains("begin with the");
    }

    @Test
    void a_log_in_which_a_leaf_was_changed_or_that_was_cut_is_told_by_whoever_kept_a_checkpoint(@TempDir Path copy)
            throws Exception {
        for (var folder : List.of("log/leaves", "keys")) {
            var target =
                    Files.createDirectories(copy.resolve("patient_data/.vpr").resolve(folder));
            try (var files = Files.list(home.data().resolve(".vpr").resolve(folder))) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    Files.copy(file, target.resolve(file.getFileName()));
                }
            }
        }
        var log = copy.resolve("patient_data/.vpr/log");
        Files.copy(home.data().resolve(".vpr/log/epoch"), log.resolve("epoch"));
        Files.copy(home.data().resolve(".vpr/log/checkpoint"), log.resolve("checkpoint"));
        Files.copy(directory.resolve("first.tlog-proof"), copy.resolve("old"));
        assertThat(run(copy, 0, "log", "consistency", "old")).contains("begin with the");
        var lines = log.resolve("leaves/0001-000000000000000.leaves");
        var whole = Files.readString(lines);
        Files.writeString(lines, whole.replaceFirst(commit, "f".repeat(40)));
        assertThat(run(copy, 1, "log", "consistency", "old")).contains("NOT CONSISTENT", "history was changed");
        Files.writeString(lines, whole);
        var index = log.resolve("leaves/0001-000000000000000.index");
        Files.write(index, Arrays.copyOf(Files.readAllBytes(index), 8));
        assertThat(run(copy, 1, "log", "consistency", "old")).contains("NOT CONSISTENT", "it was cut");
        assertThat(run(copy, 2, "log", "prove", leafCommit(whole))).contains("it was cut");
    }

    private static String leafCommit(String lines) {
        return lines.split(" ", -1)[5];
    }

    @Test
    void the_state_of_the_log_is_part_of_health() {
        var log = Health.of(vpr).components().path("log");
        assertThat(log.path("status").asString()).isEqualTo("UP");
        assertThat(log.at("/details/size").asLong()).isPositive();
    }
}
