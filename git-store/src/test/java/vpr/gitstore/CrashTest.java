package vpr.gitstore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vpr.gitstore.signing.ServiceKeys;
import vpr.gitstore.signing.SignatureVerifier;
import vpr.gitstore.verify.VerificationReport;
import vpr.gitstore.verify.Verifier;
import vpr.log.Leaf;
import vpr.log.Leaves;
import vpr.log.Position;

/** A store process that is killed while it writes (SIGKILL), again and again, on the same data. */
class CrashTest {
    private static final int ROUNDS = 12;
    private static final int CALLERS = 6;

    @TempDir
    Path data;

    private final Set<String> acknowledged = new HashSet<>();

    @Test
    void nothing_acknowledged_is_ever_lost() throws IOException, InterruptedException {
        var random = new Random();
        for (int round = 0; round < ROUNDS; round++) {
            writeAndKill(200 + random.nextInt(400));
        }
        assertThat(acknowledged).hasSizeGreaterThan(ROUNDS * 10);
        CrashWriter.open(data).close();

        assertThat(commitsInTheLog()).containsAll(acknowledged);
        SignatureVerifier signatures = SignatureVerifier.trusting(ServiceKeys.caFile(data), Clock.systemUTC());
        VerificationReport report = new Verifier(data, signatures).full((checked, all) -> {});
        assertThat(report.problems()).isEmpty();
        assertThat(report.commits()).isGreaterThanOrEqualTo(acknowledged.size());
        for (int n = 0; n < CrashWriter.RECORDS; n++) {
            Path record = new StoreFolder(data).clinical(Samples.record(n)).folder();
            if (Files.exists(record)) {
                assertThat(Git.run(record, "fsck", "--full", "--strict", "--no-dangling"))
                        .doesNotContain("error", "missing", "broken", "warning");
            }
        }
    }

    /** Adds what was acknowledged. Every round's start recovers what the last one's kill left. */
    private void writeAndKill(int millis) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        JavaProgram.command(CrashWriter.class, data.toString(), Integer.toString(CALLERS)))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> lines = new ArrayList<>();
        try (BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            assertThat(out.readLine()).isEqualTo("open");
            Thread killer = Thread.ofPlatform().start(() -> kill(process, millis));
            out.lines().forEach(lines::add);
            killer.join();
        }
        for (String line : lines) {
            if (line.matches("\\d{4}-\\d{15} [0-9a-f]{32} [0-9a-f]{40}")) {
                acknowledged.add(line);
            }
        }
    }

    private static void kill(Process process, int millis) {
        try {
            assertThat(process.waitFor(millis, TimeUnit.MILLISECONDS)).isFalse();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.toHandle().destroyForcibly(); // unlike the process itself it leaves the pipe to be read to its end
    }

    private Set<String> commitsInTheLog() throws IOException {
        Set<String> found = new HashSet<>();
        try (Leaves leaves = Leaves.open(data.resolve(".vpr"))) {
            Position after = null;
            for (List<Leaf> batch = leaves.after(after, 1000); !batch.isEmpty(); batch = leaves.after(after, 1000)) {
                batch.forEach(leaf -> found.add(leaf.position() + " " + leaf.record() + " " + leaf.commit()));
                after = Objects.requireNonNull(batch.getLast().position());
            }
        }
        return found;
    }
}
