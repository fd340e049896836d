package vpr.log.witness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vpr.log.EventLog;
import vpr.log.LeafEntries;
import vpr.log.Leaves;
import vpr.log.tree.CheckpointFiles;
import vpr.log.tree.CheckpointPublisher;
import vpr.log.tree.Keys;
import vpr.log.tree.LogFolder;
import vpr.log.tree.LogTree;
import vpr.log.tree.Note;
import vpr.log.tree.TreeCheckpoint;

/** A log and a witness that speak HTTP to each other. */
class WitnessRoundsTest {
    @TempDir
    Path directory;

    private static void await(Callable<Boolean> holds) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!holds.call()) {
            assertThat(System.nanoTime()).as("waited 20 s").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private Witness witness() throws IOException {
        return Witness.open(
                directory.resolve("state"), Keys.signer(Keys.COSIGNER), List.of(Keys.PETER), Clock.systemUTC());
    }

    private static WitnessServer serve(Witness witness) throws IOException {
        return WitnessServer.start(witness, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    private static WitnessAddress address(int port) {
        return WitnessAddress.parseAll(Keys.COSIGNER + " http://127.0.0.1:" + port + "/")
                .getFirst();
    }

    @Test
    void a_witness_that_knows_more_or_less_than_the_log_thinks_cosigns_what_continues() throws Exception {
        LogFolder folder = new LogFolder(directory.resolve("data"));
        Files.createDirectories(folder.data());
        try (EventLog log = folder.open();
                Witness witness = witness();
                WitnessServer server = serve(witness)) {
            LeafEntries leaves = log.leaves().entries();
            LogTree tree = LogTree.of(folder.vpr(), leaves);
            LogFolder.append(log, 0, 100);
            witness.add(Checkpoints.request(tree, 0, 50).toString().getBytes(UTF_8));
            try (CheckpointPublisher publisher = CheckpointPublisher.start(
                            folder.vpr(), leaves, Keys.signer(Keys.PETER), Clock.systemUTC());
                    WitnessRounds rounds =
                            WitnessRounds.start(List.of(address(server.port())), tree, publisher.files())) {
                CheckpointFiles files = publisher.files();
                await(() -> sizeOf(files) == 100);
                LogFolder.append(log, 100, 300);
                await(() -> sizeOf(files) == 300);
                assertThat(files.witnessed().orElseThrow().cosignedAt(Keys.COSIGNER))
                        .isPresent();
                assertThat(rounds.failures()).isEmpty();
                assertThat(publisher.failure()).isEmpty();
            }
        }
    }

    private static long sizeOf(CheckpointFiles files) throws IOException {
        Note note = files.witnessed().orElse(null);
        return note == null ? -1 : TreeCheckpoint.parse(note.text()).head().size();
    }

    @Test
    void a_witness_that_refuses_or_is_away_is_named_and_the_checkpoint_stays() throws Exception {
        LogFolder folder = new LogFolder(directory.resolve("data")).with(100);
        LogTree tree = LogTree.open(folder.vpr());
        LeafEntries leaves = Leaves.open(folder.vpr()).entries();
        CheckpointFiles files = CheckpointFiles.of(folder.vpr(), leaves);
        CheckpointPublisher.start(folder.vpr(), leaves, Keys.signer(Keys.PETER), Clock.systemUTC())
                .close();
        LogTree longer =
                LogTree.open(new LogFolder(directory.resolve("other")).with(200).vpr());
        try (Witness witness = witness();
                WitnessServer server = serve(witness)) {
            witness.add(Checkpoints.request(longer, 0, 200).toString().getBytes(UTF_8));
            assertFailure(server.port(), tree, files, "it was cut");
        }
        assertFailure(1, tree, files, "cannot be asked");
        assertThat(files.latest().orElseThrow().signatures()).hasSize(1);
        assertThat(files.witnessed()).isEmpty();
    }

    private static void assertFailure(int port, LogTree tree, CheckpointFiles files, String why) throws Exception {
        try (WitnessRounds rounds = WitnessRounds.start(List.of(address(port)), tree, files)) {
            await(() -> !rounds.failures().isEmpty());
            assertThat(rounds.failures().get(Keys.COSIGNER.name())).contains(why);
        }
    }

    @Test
    void the_server_has_one_path_and_one_method() throws Exception {
        try (Witness witness = witness();
                WitnessServer server = serve(witness);
                HttpClient http = HttpClient.newHttpClient()) {
            URI base = URI.create("http://127.0.0.1:" + server.port());
            assertThat(status(http, HttpRequest.newBuilder(base.resolve("/add-checkpoint"))))
                    .isEqualTo(405);
            assertThat(status(http, HttpRequest.newBuilder(base.resolve("/other"))))
                    .isEqualTo(404);
            assertThat(status(
                            http,
                            HttpRequest.newBuilder(base.resolve("/add-checkpoint"))
                                    .POST(HttpRequest.BodyPublishers.ofString("nonsense"))))
                    .isEqualTo(400);
        }
    }

    private static int status(HttpClient http, HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
