package vpr.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlowFlushTest {
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private static final Duration LONGER = Duration.ofMillis(20);

    @Test
    void every_way_in_which_java_flushes_waits_so_much_longer(@TempDir Path folder) throws Exception {
        var micros = flush(folder, compiled(folder).environment(LONGER));
        assertThat(micros).containsOnlyKeys("fdatasync", "fsync", "syncfs");
        assertThat(micros.values()).allSatisfy(least -> assertThat(least).isGreaterThanOrEqualTo(20_000));
    }

    private static SlowFlush compiled(Path folder) throws Exception {
        try {
            return SlowFlush.compile(HOME, folder);
        } catch (Skipped e) {
            return abort(e.toString());
        }
    }

    private static Map<String, Long> flush(Path folder, Map<String, String> environment)
            throws IOException, InterruptedException {
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Flushes.class.getName(),
                folder.resolve("flushed").toString());
        builder.environment().putAll(environment);
        var process = builder.redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        var micros = new TreeMap<String, Long>();
        said.lines().map(line -> line.split(" ", 2)).forEach(words -> micros.put(words[0], Long.valueOf(words[1])));
        return micros;
    }
}
