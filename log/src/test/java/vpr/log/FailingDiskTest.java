package vpr.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailingDiskTest {
    @TempDir
    Path data;

    private final List<Frame> applied = Collections.synchronizedList(new ArrayList<>());
    private FailingDisk disk;

    @BeforeEach
    void plugIn() throws IOException {
        disk = new FailingDisk(data);
    }

    private EventLog open() throws IOException {
        return EventLog.open(data.resolve(".vpr"), Logs.SMALL, applied::addAll, disk);
    }

    @Test
    void a_failed_fsync_is_never_tried_again_and_reading_goes_on() throws Exception {
        try (EventLog log = open()) {
            Logs.append(log, 0, 3);
            assertThat(log.leaves().await(Position.of(1, 1), Duration.ofSeconds(20)))
                    .isTrue();
            disk.syncsFail = true;
            assertThatThrownBy(() -> Logs.append(log, 3, 1)).isInstanceOf(LogUnavailableException.class);
            assertThat(disk.failedSyncs).hasValue(1);
            disk.syncsFail = false;
            assertThatThrownBy(() -> Logs.append(log, 3, 1))
                    .isInstanceOf(LogUnavailableException.class)
                    .hasMessageContaining("restart");
            assertThatThrownBy(log::checkpoint).isInstanceOf(LogUnavailableException.class);
            assertThat(log.health().writable()).isFalse();
            assertThat(log.health().reason().orElseThrow()).contains("Input/output error", "restart");
            assertThat(log.health().durable()).contains(Position.of(1, 2));
            assertThat(log.leaves().after(null, 10)).isEqualTo(Leaflets.leaves(0, 3));
        }
        assertThat(applied).hasSize(3);
    }

    @Test
    void after_a_failed_fsync_a_restart_recovers_everything_acknowledged() throws Exception {
        EventLog broken = open();
        Logs.append(broken, 0, 3);
        disk.syncsFail = true;
        assertThatThrownBy(() -> Logs.append(broken, 3, 1)).isInstanceOf(LogUnavailableException.class);
        broken.close();
        applied.clear();
        plugIn();
        try (EventLog log = open()) {
            // The frame in flight may be there or not; the caller was told that this is so.
            assertThat(applied).hasSizeBetween(3, 4);
            assertThat(log.leaves().after(null, 3)).isEqualTo(Leaflets.leaves(0, 3));
        }
    }

    @Test
    void a_failed_sync_of_the_repositories_stops_writing_and_keeps_the_journal() throws Exception {
        EventLog broken = open();
        Logs.append(broken, 0, 2);
        disk.fileSystemSyncFails = true;
        assertThatThrownBy(broken::checkpoint).isInstanceOf(LogUnavailableException.class);
        assertThatThrownBy(() -> Logs.append(broken, 2, 1)).isInstanceOf(LogUnavailableException.class);
        assertThat(broken.health().checkpoint()).isEmpty();
        broken.close();
        applied.clear();
        plugIn();
        try (EventLog log = open()) {
            assertThat(applied).hasSize(2);
            assertThat(log.health().checkpoint()).contains(Position.of(1, 1));
        }
    }

    @Test
    void a_disk_below_its_low_water_mark_refuses_and_works_again_when_space_returns() throws Exception {
        try (EventLog log = open()) {
            Logs.append(log, 0, 1);
            disk.full = true;
            byte[] before = Files.readAllBytes(
                    Segment.at(data.resolve(".vpr/journal"), Position.of(1, 0)).file());
            assertThatThrownBy(() -> Logs.append(log, 1, 1)).isInstanceOf(LogFullException.class);
            assertThat(log.health().writable()).isFalse();
            assertThat(log.health().reason().orElseThrow()).contains("low-water");
            assertThat(Segment.at(data.resolve(".vpr/journal"), Position.of(1, 0))
                            .file())
                    .hasBinaryContent(before);
            disk.full = false;
            Logs.append(log, 1, 1);
            assertThat(log.health().writable()).isTrue();
            assertThat(log.health().durable()).contains(Position.of(1, 1));
        }
    }

    @Test
    void a_segment_that_could_not_be_made_ahead_is_refused_for_and_made_again() throws Exception {
        try (EventLog log = open()) {
            Path inTheWay = data.resolve(".vpr/journal/spare-3.tmp"); // made when the second segment is begun
            Files.createDirectories(inTheWay.resolve("x"));
            long first = appendUntilRefused(log);
            assertThat(log.health().writable()).isTrue();
            Logs.append(log, first, 200);
            assertThat(log.health().durable()).contains(Position.of(1, first + 199));
            Files.delete(inTheWay.resolve("x"));
            Files.delete(inTheWay);
        }
    }

    private static long appendUntilRefused(EventLog log) throws LogUnavailableException {
        for (long n = 0; n < 1000; n++) {
            try {
                Logs.append(log, n, 1);
            } catch (LogFullException e) {
                return n;
            }
        }
        throw new AssertionError("nothing was refused");
    }

    @Test
    void the_low_water_mark_is_the_smaller_of_bytes_and_share() throws IOException {
        LogSettings any = LogSettings.defaults();
        assertThat(disk.hasRoom(any.withLowWater(Long.MAX_VALUE, 100))).isFalse();
        assertThat(disk.hasRoom(any.withLowWater(Long.MAX_VALUE, 0))).isTrue();
        assertThat(disk.hasRoom(any.withLowWater(0, 100))).isTrue();
    }

    @Test
    void the_real_file_system_is_synced() throws IOException {
        disk.syncFileSystem();
        disk.close();
        assertThatThrownBy(disk::syncFileSystem).hasMessage("syncfs failed: closed");
    }
}
