package vpr.gitstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vpr.record.RecordKind;

class RepackSweepTest {
    private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");

    @TempDir
    Path data;

    private final List<RecordDirectory> found = new ArrayList<>();
    private final List<RecordDirectory> records = new ArrayList<>();

    @BeforeEach
    void records_of_two_kinds() throws IOException {
        for (int n = 0; n < 20; n++) {
            var kind = n % 2 == 0 ? RecordKind.CLINICAL : RecordKind.DEMOGRAPHICS;
            var directory = new RecordDirectory(data, kind, Samples.record(n));
            new NewRepositories().create(directory);
            records.add(directory);
        }
    }

    @Test
    void every_record_is_found_once_a_day_a_few_at_a_time() throws IOException {
        var sweep = new RepackSweep(data, START, found::add);
        sweep.some(1000, START.minusSeconds(1));
        assertThat(found).isEmpty();

        sweep.some(10, START);
        assertThat(found).hasSizeLessThan(10);
        for (int n = 0; n < 20; n++) {
            sweep.some(10, START);
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(records);

        sweep.some(1000, START.plus(Duration.ofHours(23)));
        assertThat(found).hasSize(20);
        sweep.some(1000, START.plus(Duration.ofHours(24)));
        assertThat(found).hasSize(40);
    }

    @Test
    void a_store_without_records_is_no_error() throws IOException {
        new RepackSweep(data.resolve("empty"), START, found::add).some(1000, START);
        assertThat(found).isEmpty();
    }
}
