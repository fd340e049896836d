package vpr.log;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starting on what a crash left: 100 checkpointed leaves, then 700 frames without a checkpoint. */
class RecoveryTest {
    @TempDir
    Path directory;

    private Path crashed;
    private final List<Frame> applied = new ArrayList<>();

    @BeforeEach
    void crash() throws Exception {
        Path living = Files.createDirectory(directory.resolve("living"));
        crashed = directory.resolve("crashed");
        try (EventLog log = EventLog.open(living.resolve(".vpr"), living, Logs.SMALL, frames -> {})) {
            Logs.append(log, 0, 100);
            log.checkpoint();
            Logs.append(log, 100, 700);
            assertThat(log.leaves().await(Position.of(1, 798), Duration.ofSeconds(20)))
                    .isTrue();
            copy(living, crashed);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file :
                    files.filter(path -> !path.toString().endsWith(".tmp")).toList()) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        }
    }

    private EventLog open(Applier applier) throws IOException {
        return EventLog.open(crashed.resolve(".vpr"), crashed, Logs.SMALL, applier);
    }

    private EventLog open() throws IOException {
        return open(applied::addAll);
    }

    @Test
    void everything_after_the_checkpoint_is_applied_before_the_log_opens() throws Exception {
        try (EventLog log = open()) {
            assertThat(applied).hasSize(700);
            assertThat(applied.getFirst().first()).isEqualTo(Position.of(1, 100));
            assertThat(log.leaves().after(null, 1000)).isEqualTo(Leaflets.leaves(0, 800));
            assertThat(log.health().checkpoint()).contains(Position.of(1, 799));
            Logs.append(log, 800, 1);
        }
    }

    @Test
    void a_crash_in_recovery_is_harmless() throws Exception {
        for (int survives = 0; survives < 3; survives++) {
            int last = survives;
            List<Integer> batches = new ArrayList<>();
            assertThatThrownBy(() -> open(frames -> {
                        batches.add(frames.size());
                        if (batches.size() > last) {
                            throw new IOException("killed");
                        }
                    }))
                    .hasMessage("killed");
        }
        try (EventLog log = open()) {
            assertThat(applied).hasSize(700);
            assertThat(log.leaves().after(null, 1000)).isEqualTo(Leaflets.leaves(0, 800));
        }
    }

    @Test
    void leaves_that_a_power_cut_garbled_after_the_checkpoint_are_written_again() throws Exception {
        LeafFiles files = new LeafFiles(crashed.resolve(".vpr/log/leaves"), 1);
        byte[] lines = Files.readAllBytes(files.lines(0));
        Arrays.fill(lines, (int) files.end(0, 99), lines.length, (byte) 0);
        Files.write(files.lines(0), lines);
        Files.write(files.index(0), Arrays.copyOf(Files.readAllBytes(files.index(0)), 805));
        try (EventLog log = open()) {
            assertThat(log.leaves().after(null, 1000)).isEqualTo(Leaflets.leaves(0, 800));
        }
    }

    @Test
    void missing_or_damaged_parts_are_refused_and_named() throws Exception {
        refusedWithout("journal/checkpoint", "checkpoint is missing");
        refusedWithout("log/epoch", "epoch is missing");
        refusedWithout("log/leaves/0001-000000000000000.index", "leaves or their index are damaged");
        refusedWithout("log/leaves/0001-000000000000000.leaves", "leaves or their index are damaged");
        for (Segment segment : Segment.list(crashed.resolve(".vpr/journal"))) {
            Files.delete(segment.file());
        }
        assertThatThrownBy(this::open)
                .isInstanceOf(CorruptLogException.class)
                .hasMessageContaining("the segment that holds position 0001-000000000000100 is missing");
    }

    private void refusedWithout(String name, String message) throws IOException {
        Path file = crashed.resolve(".vpr").resolve(name);
        byte[] content = Files.readAllBytes(file);
        Files.delete(file);
        assertThatThrownBy(this::open).isInstanceOf(CorruptLogException.class).hasMessageContaining(message);
        Files.write(file, content);
    }

    @Test
    void a_damaged_frame_is_refused_and_nothing_is_applied_or_changed() throws Exception {
        Segment segment = Segment.list(crashed.resolve(".vpr/journal")).get(1);
        byte[] bytes = Files.readAllBytes(segment.file());
        bytes[bytes.length / 2] ^= 1;
        Files.write(segment.file(), bytes);
        assertThatThrownBy(this::open)
                .isInstanceOf(CorruptLogException.class)
                .hasMessageContaining(segment.file() + " at offset ");
        assertThat(applied).isEmpty();
        assertThat(Leaves.open(crashed.resolve(".vpr")).head()).isPresent();
    }

    @Test
    void a_journal_that_ends_before_the_leaves_do_lost_something_durable_and_is_refused() throws Exception {
        Segment last = Segment.list(crashed.resolve(".vpr/journal")).getLast();
        byte[] whole = Files.readAllBytes(last.file());
        byte[] lastFrameGone = whole.clone();
        lastFrameGone[lastUsed(whole) - 100] ^= 1;
        Files.write(last.file(), lastFrameGone);
        assertRefusedBecauseOf("0001-000000000000799");
        assertThat(last.file()).hasBinaryContent(lastFrameGone);
        Files.delete(last.file());
        assertRefusedBecauseOf(last.first().toString());
        Files.write(last.file(), whole);
        open().close();
    }

    private void assertRefusedBecauseOf(String position) {
        assertRefused("the frame of position " + position + " had been durable");
    }

    /** Three frames whose leaves were never written, as a kill left them. */
    private Path killedBeforeApplying() throws Exception {
        Path living = Files.createDirectory(directory.resolve("unapplied"));
        Path killed = directory.resolve("killed");
        Applier never = frames -> {
            throw new IOException("not now");
        };
        try (EventLog log = EventLog.open(living.resolve(".vpr"), living, Logs.SMALL, never)) {
            Logs.append(log, 0, 3);
            copy(living, killed);
        }
        crashed = killed;
        return Segment.list(killed.resolve(".vpr/journal")).getLast().file();
    }

    @Test
    void a_damaged_last_frame_that_had_been_synced_is_refused_though_its_leaf_was_not_written() throws Exception {
        Path segment = killedBeforeApplying();
        byte[] whole = Files.readAllBytes(segment);
        byte[] damaged = whole.clone();
        damaged[lastUsed(whole) - 100] ^= 1;
        Files.write(segment, damaged);
        assertRefusedBecauseOf("0001-000000000000002");
        assertThat(JournalCheck.of(crashed.resolve(".vpr"), 0).damage())
                .singleElement()
                .asString()
                .contains("the frame of position 0001-000000000000002 had been durable and is damaged");
        assertThat(segment).hasBinaryContent(damaged);
        Files.delete(segment);
        assertRefused("the segment that holds position 0001-000000000000000 is missing");
        Files.write(segment, whole);
        open().close();
        assertThat(applied).hasSize(3);
    }

    @Test
    void what_was_written_after_the_mark_of_what_is_synced_is_a_torn_tail() throws Exception {
        Path segment = killedBeforeApplying();
        byte[] torn = Files.readAllBytes(segment);
        torn[lastUsed(torn) - 100] ^= 1;
        Files.write(segment, torn);
        try (Disk disk = new UnsyncedDisk(crashed)) {
            SyncedMark.begin(crashed.resolve(".vpr/journal"), Position.of(1, 2), disk)
                    .close();
        }
        open().close();
        assertThat(applied).hasSize(2);
    }

    @Test
    void a_journal_from_before_there_was_a_mark_opens_and_a_damaged_mark_is_refused() throws Exception {
        killedBeforeApplying();
        Path mark = crashed.resolve(".vpr/journal/synced");
        byte[] good = Files.readAllBytes(mark);
        for (int bit = 0; bit < good.length * 8; bit++) {
            byte[] bad = good.clone();
            bad[bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(mark, bad);
            assertRefused("synced is damaged");
        }
        Files.delete(mark);
        open().close();
        assertThat(applied).hasSize(3);
        assertThat(mark)
                .content()
                .startsWith("vpr.synced/1 0001-000000000000003 ")
                .hasSameSizeAs(new String(good, US_ASCII));
    }

    private static int lastUsed(byte[] segment) {
        int at = segment.length - 1;
        while (segment[at] == 0) {
            at--;
        }
        return at;
    }

    private void assertRefused(String message) {
        assertThatThrownBy(this::open).isInstanceOf(CorruptLogException.class).hasMessageContaining(message);
        assertThat(applied).isEmpty();
    }

    @Test
    void a_crash_while_the_log_was_begun_leaves_a_log_that_begins_again() throws Exception {
        Path data = Files.createDirectory(directory.resolve("new"));
        Files.createDirectories(data.resolve(".vpr/journal"));
        Files.createDirectories(data.resolve(".vpr/log/leaves"));
        Files.writeString(data.resolve(".vpr/journal/checkpoint.tmp"), "vpr.check");
        Files.writeString(data.resolve(".vpr/log/epoch"), "vpr.epoch/1 0001\n");
        try (EventLog log = EventLog.open(data.resolve(".vpr"), data, Logs.SMALL, applied::addAll)) {
            Logs.append(log, 0, 1);
        }
        assertThat(applied).hasSize(1);
    }

    @Test
    void opening_many_times_without_writing_changes_nothing() throws Exception {
        for (int i = 0; i < 5; i++) {
            open().close();
        }
        try (EventLog log = open()) {
            assertThat(log.leaves().after(null, 1000)).isEqualTo(Leaflets.leaves(0, 800));
            assertThat(Segment.list(crashed.resolve(".vpr/journal"))).hasSize(1);
        }
    }
}
