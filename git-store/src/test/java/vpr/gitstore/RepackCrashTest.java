package vpr.gitstore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store process that is killed (SIGKILL) while it joins packs, again and again, on the same data. */
class RepackCrashTest {
    private static final int ROUNDS = 10;

    @TempDir
    Path data;

    private final Set<String> acknowledged = new HashSet<>();

    @Test
    void a_kill_at_any_moment_of_a_repack_loses_nothing() throws IOException, InterruptedException {
        var random = new Random();
        int inTheMiddle = 0;
        for (int round = 0; round < ROUNDS; round++) {
            writeAndKill(200 + random.nextInt(600));
            Path note = data.resolve(".vpr/repacking");
            inTheMiddle += Files.exists(note) && Files.size(note) > 0 ? 1 : 0;
            assertNothingIsLost();
        }
        assertThat(inTheMiddle).isPositive();
        RepackCrashWriter.open(data).close();
        assertThat(acknowledged).hasSizeGreaterThan(ROUNDS);
        assertNothingIsLost();
        for (int n = 0; n < RepackCrashWriter.RECORDS; n++) {
            assertThat(Git.run(record(n), "count-objects", "-v")).contains("garbage: 0\n");
        }
        assertThat(data.resolve(".vpr/repacking")).doesNotExist();
    }

    private Path record(int n) {
        return new StoreFolder(data).clinical(Samples.record(n)).folder();
    }

    /** Of what git alone reads, before any recovery. What is acknowledged and not applied yet is in the journal. */
    private void assertNothingIsLost() throws IOException {
        for (int n = 0; n < RepackCrashWriter.RECORDS; n++) {
            if (Files.exists(record(n).resolve(".git/refs/heads/main"))) {
                assertThat(Git.run(record(n), "fsck", "--full", "--strict", "--no-dangling"))
                        .doesNotContain("error", "missing", "broken");
            }
        }
        try (GitStore store = RepackCrashWriter.open(data)) {
            Set<String> found = new HashSet<>();
            for (int n = 0; n < RepackCrashWriter.RECORDS; n++) {
                String record = Samples.record(n).toString();
                store.tip(Samples.record(n))
                        .ifPresent(tip -> store.commits(tip, 0)
                                .forEach(commit ->
                                        found.add(record + " " + commit.id().name())));
            }
            assertThat(found).containsAll(acknowledged);
        }
    }

    private void writeAndKill(int millis) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(JavaProgram.command(RepackCrashWriter.class, data.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            assertThat(out.readLine()).isEqualTo("open");
            assertThat(process.waitFor(millis, TimeUnit.MILLISECONDS)).isFalse();
            process.toHandle().destroyForcibly(); // unlike the process itself it leaves the pipe to be read to its end
            out.lines()
                    .filter(line -> line.matches("[0-9a-f]{32} [0-9a-f]{40}"))
                    .forEach(acknowledged::add);
        }
    }
}
