package vpr.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeavesTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    @TempDir
    Path data;

    private Path vpr() {
        return data.resolve(".vpr");
    }

    private EventLog open(Applier applier) throws IOException {
        return EventLog.open(vpr(), data, Logs.SMALL, applier);
    }

    @Test
    void another_reader_sees_only_what_is_applied() throws Exception {
        CountDownLatch mayApply = new CountDownLatch(1);
        Applier waits = frames -> {
            try {
                mayApply.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        };
        try (EventLog log = open(waits);
                Leaves reader = Leaves.open(vpr())) {
            Logs.append(log, 0, 5);
            assertThat(log.health().durable()).contains(Position.of(1, 4));
            assertThat(reader.head()).isEmpty();
            assertThat(reader.after(null, 10)).isEmpty();
            assertThat(reader.await(null, Duration.ZERO)).isFalse();
            mayApply.countDown();
            assertThat(reader.await(Position.of(1, 3), LONG)).isTrue();
            assertThat(reader.after(null, 10)).isEqualTo(Leaflets.leaves(0, 5));
            assertThat(reader.head()).contains(Position.of(1, 4));
        }
    }

    @Test
    void a_waiting_reader_wakes_in_this_process_and_in_another() throws Exception {
        try (EventLog log = open(frames -> {});
                Leaves reader = Leaves.open(vpr())) {
            CompletableFuture<Boolean> here = awaiting(log.leaves());
            CompletableFuture<Boolean> there = awaiting(reader);
            Logs.append(log, 0, 1);
            assertThat(here.get()).isTrue();
            assertThat(there.get()).isTrue();
        }
    }

    private static CompletableFuture<Boolean> awaiting(Leaves leaves) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return leaves.await(null, LONG);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @Test
    void leaves_are_read_across_the_border_of_their_files() throws Exception {
        int count = LeafFiles.PER_FILE * 2 + 10;
        Files.createDirectories(vpr().resolve("log/leaves"));
        LeafFiles files = new LeafFiles(vpr().resolve("log/leaves"), 1);
        try (Disk disk = new UnsyncedDisk(data);
                LeafWriter writer = new LeafWriter(files, 0, disk)) {
            Epoch.first().write(vpr().resolve("log/epoch"), disk);
            for (int at = 0; at < count; at += 5_000) {
                writer.append(Leaflets.leaves(at, Math.min(count, at + 5_000)));
            }
        }
        Leaves reader = Leaves.open(vpr());
        assertThat(reader.head()).contains(Position.of(1, count - 1L));
        long border = LeafFiles.PER_FILE;
        assertThat(reader.after(Position.of(1, border - 4), 6)).isEqualTo(Leaflets.leaves(border - 3, border + 3));
        assertThat(reader.after(Position.of(1, border - 1), 2)).isEqualTo(Leaflets.leaves(border, border + 2));
        assertThat(reader.after(Position.of(1, border - 4), count)).hasSize(count - (int) border + 3);
        assertThat(reader.at(Position.of(1, border))).contains(Leaflets.leaf(border));
        assertThat(reader.at(Position.of(1, count))).isEmpty();
        try (Disk disk = new UnsyncedDisk(data);
                LeafWriter writer = new LeafWriter(files, border - 1, disk)) {
            assertThat(reader.head()).contains(Position.of(1, border - 2));
            writer.append(Leaflets.leaves(border - 1, border + 1));
            assertThat(reader.after(Position.of(1, border - 3), 10)).isEqualTo(Leaflets.leaves(border - 2, border + 1));
        }
    }

    @Test
    void an_append_that_failed_between_two_files_can_be_repeated() throws Exception {
        Files.createDirectories(vpr().resolve("log/leaves"));
        LeafFiles files = new LeafFiles(vpr().resolve("log/leaves"), 1);
        long border = LeafFiles.PER_FILE;
        try (Disk disk = new UnsyncedDisk(data);
                LeafWriter writer = new LeafWriter(files, 0, disk)) {
            writer.append(Leaflets.leaves(0, border - 2));
            Files.createDirectory(files.index(1)); // so that the file cannot be made, as on a full disk
            assertThatThrownBy(() -> writer.append(Leaflets.leaves(border - 2, border + 3)))
                    .isInstanceOf(IOException.class);
            Files.delete(files.index(1));
            writer.append(Leaflets.leaves(border - 2, border + 3));
        }
        assertThat(files.read(border - 3, border + 3)).isEqualTo(Leaflets.leaves(border - 3, border + 3));
    }

    @Test
    void the_position_before_a_time_is_the_last_one_recorded_earlier() throws Exception {
        try (EventLog log = open(frames -> {})) {
            assertThat(log.leaves().before(Leaflets.TIME)).isNull();
            Logs.append(log, 0, 50);
            log.checkpoint();
            assertThat(log.leaves().before(Leaflets.TIME)).isNull();
            assertThat(log.leaves().before(Leaflets.TIME.plusMillis(20))).isEqualTo(Position.of(1, 19));
            assertThat(log.leaves().before(Leaflets.TIME.plusSeconds(9))).isEqualTo(Position.of(1, 49));
        }
    }

    @Test
    void a_position_of_another_epoch_is_refused() throws Exception {
        try (EventLog log = open(frames -> {})) {
            Position other = Position.of(2, 0);
            assertThatThrownBy(() -> log.leaves().after(other, 1)).isInstanceOf(EpochChangedException.class);
            assertThatThrownBy(() -> log.leaves().at(other)).isInstanceOf(EpochChangedException.class);
            assertThatThrownBy(() -> log.leaves().await(other, LONG)).isInstanceOf(EpochChangedException.class);
        }
    }

    @Test
    void a_damaged_leaf_is_named_by_its_file() throws Exception {
        try (EventLog log = open(frames -> {})) {
            Logs.append(log, 0, 3);
            log.checkpoint();
            Path file = new LeafFiles(vpr().resolve("log/leaves"), 1).lines(0);
            List<String> lines = Files.readAllLines(file);
            Files.writeString(file, String.join("\n", lines).replace(" 1 ", " x ") + "\n");
            assertThat(log.leaves().at(Position.of(1, 0))).isPresent();
            assertThatThrownBy(() -> log.leaves().after(null, 3))
                    .isInstanceOf(CorruptLogException.class)
                    .hasMessageContaining(file + " at line 1");
        }
    }

    @Test
    void a_directory_without_a_log_is_refused() {
        assertThatThrownBy(() -> Leaves.open(vpr()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no log has been made here yet");
    }
}
