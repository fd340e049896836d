package vpr.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A proof says since when something stands in the log, by the word of an authority that is not VPR's. */
class TimeStampJourneyTest {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    @Test
    void a_proof_carries_the_time_stamp_of_its_checkpoint(@TempDir Path directory, @TempDir Path elsewhere)
            throws Exception {
        assumeTrue(Tool.exists("openssl"), "openssl is not installed: there is no time stamp authority");
        var home = new Home(directory);
        try (var authority = new OpensslTimeStamps(elsewhere.resolve("authority"))) {
            var settings = Map.of(
                    "VPR_TIMESTAMP_URL",
                    authority.url(),
                    "VPR_TIMESTAMP_CA_FILE",
                    authority.ca().toString());
            try (var vpr = RunningVpr.start(directory, settings)) {
                awaitStamp(home.data().resolve(".vpr/log/timestamps"), vpr);
                assertThat(Health.of(vpr).details("log").has("timestamps")).isFalse();
                run(directory, 0, "log", "prove", firstCommit(home), "--out", "first.tlog-proof");
                Files.writeString(elsewhere.resolve("log.vkey"), run(directory, 0, "log", "key"));
            }
            Files.copy(directory.resolve("first.tlog-proof"), elsewhere.resolve("first.tlog-proof"));
            String[] check = {"log", "check", "first.tlog-proof", "--key", "log.vkey"};
            assertThat(run(elsewhere, 0, check)).contains("--timestamp-ca FILE checks");
            assertThat(run(elsewhere, 0, with(check, authority.ca()))).contains("stamped", "by CN=Time");
            assertThat(run(elsewhere, 1, with(check, home.data().resolve(".vpr/keys/ca.pem"))))
                    .contains("NOT PROVED: the time stamp");
        }
    }

    private static void awaitStamp(Path folder, RunningVpr vpr) {
        var end = System.nanoTime() + LONGEST.toNanos();
        while (!Files.isDirectory(folder) || !hasStamp(folder)) {
            assertThat(System.nanoTime()).describedAs(vpr.printed()).isLessThan(end);
            LockSupport.parkNanos(200_000_000);
        }
    }

    private static boolean hasStamp(Path folder) {
        var names = folder.toFile().list((directory, name) -> name.endsWith(".tsr"));
        return names != null && names.length > 0;
    }

    private static String firstCommit(Home home) throws Exception {
        var leaves = home.data().resolve(".vpr/log/leaves/0001-000000000000000.leaves");
        return Files.readAllLines(leaves).getFirst().split(" ", -1)[5];
    }

    private static String[] with(String[] words, Path authorities) {
        var all = Arrays.copyOf(words, words.length + 2);
        all[words.length] = "--timestamp-ca";
        all[words.length + 1] = authorities.toString();
        return all;
    }

    private static String run(Path home, int code, String... words) throws Exception {
        var result = Command.of(home, Map.of(), words).run();
        assertThat(result.code()).describedAs(result.output()).isEqualTo(code);
        return result.output();
    }
}
