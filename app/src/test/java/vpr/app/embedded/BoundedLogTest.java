package vpr.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoundedLogTest {

    @TempDir
    private Path directory;

    @Test
    void keeps_the_last_two_files_and_never_more_than_twice_the_limit() throws IOException {
        Path log = directory.resolve("postgres.log");
        byte[] printed = ("a line\n".repeat(20_000) + "the last line\n").getBytes(StandardCharsets.UTF_8);
        new BoundedLog(log, 20_000).copy(new ByteArrayInputStream(printed));
        assertThat(Files.readString(log)).endsWith("the last line\n");
        assertThat(Files.size(log)).isLessThanOrEqualTo(20_000);
        assertThat(Files.size(directory.resolve("postgres.log.1"))).isLessThanOrEqualTo(20_000);
        try (var entries = Files.list(directory)) {
            assertThat(entries).hasSize(2);
        }
    }

    @Test
    void a_log_that_cannot_be_written_does_not_stop_the_one_who_prints() throws IOException {
        ByteArrayInputStream printed = new ByteArrayInputStream(new byte[50_000]);
        new BoundedLog(directory.resolve("gone/postgres.log"), 20_000).copy(printed);
        assertThat(printed.available()).isZero();
    }
}
