package vpr.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashTest {
    private static final int ROUNDS = 3;

    @TempDir
    Path data;

    private final Map<Position, String> acknowledged = new HashMap<>();

    @Test
    void nothing_acknowledged_is_lost_when_the_process_is_killed_again_and_again() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            appendAndKill(round, 1_500 + 700 * round);
            try (EventLog log = EventLog.open(
                    data.resolve(".vpr"), data, AppendUntilKilled.SETTINGS, AppendUntilKilled.applier(data))) {
                List<Leaf> leaves = log.leaves().after(null, Integer.MAX_VALUE);
                assertThat(leaves).hasSizeGreaterThanOrEqualTo(acknowledged.size());
                acknowledged.forEach((position, record) ->
                        assertThat(leaves.get((int) position.number()).record()).isEqualTo(record));
                ByteBuffer slots = ByteBuffer.wrap(Files.readAllBytes(data.resolve("applied")));
                assertThat(leaves).allMatch(leaf -> leaf.sequence() == slots.getLong());
                assertThat(slots.hasRemaining()).isFalse();
            }
        }
    }

    private void appendAndKill(int round, int answers) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        AppendUntilKilled.class.getName(),
                        data.toString(),
                        Integer.toString(round))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> lines = new ArrayList<>();
        try (BufferedReader answer = process.inputReader(StandardCharsets.US_ASCII)) {
            for (String line = answer.readLine(); line != null; line = answer.readLine()) {
                lines.add(line);
                if (lines.size() == answers) {
                    // By its handle: Process.destroyForcibly would also drop the answers not read yet.
                    process.toHandle().destroyForcibly();
                }
            }
        } finally {
            process.destroyForcibly();
        }
        assertThat(lines).hasSizeGreaterThanOrEqualTo(answers);
        for (String line : lines) {
            // The kill may have cut the last answer short.
            if (line.length() == Position.TEXT_LENGTH + 1 + 32) {
                acknowledged.put(
                        Position.parse(line.substring(0, Position.TEXT_LENGTH)),
                        line.substring(Position.TEXT_LENGTH + 1));
            }
        }
    }
}
