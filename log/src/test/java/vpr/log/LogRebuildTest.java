package vpr.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log of 300 leaves that was closed, and whose folders are then lost in part or in whole. */
class LogRebuildTest {
    private static final KnownTree KNOWN = new KnownTree(300, "0123456789abcdef".repeat(4));

    @TempDir
    Path data;

    @BeforeEach
    void write_300_leaves() throws Exception {
        try (EventLog log = open(frames -> {})) {
            Logs.append(log, 0, 300);
        }
    }

    private Path vpr() {
        return data.resolve(".vpr");
    }

    private EventLog open(Applier applier) throws IOException {
        return EventLog.open(vpr(), data, Logs.SMALL, applier);
    }

    private void lose(String... names) throws IOException {
        for (String name : names) {
            LostLog.delete(vpr().resolve(name));
        }
    }

    private static Iterator<LeafDraft> drafts(long count) {
        return LongStream.range(0, count).mapToObj(Leaflets::draft).iterator();
    }

    private Position rebuild(int laterThan) throws IOException {
        try (LogRebuild rebuild = LogRebuild.open(vpr(), data)) {
            return rebuild.write(drafts(300), Optional.of(KNOWN), laterThan);
        }
    }

    @Test
    void the_rebuilt_log_has_the_same_leaves_in_the_next_epoch_and_goes_on() throws Exception {
        lose("log", "journal");
        assertThat(EventLog.isMissing(vpr())).isTrue();

        assertThat(rebuild(0)).isEqualTo(Position.of(2, 299));

        assertThat(EventLog.isMissing(vpr())).isFalse();
        try (EventLog log = open(frames -> {})) {
            Logs.append(log, 300, 5);
            log.checkpoint();
            List<Leaf> leaves = log.leaves().after(null, 1000);
            assertThat(leaves).hasSize(305);
            assertThat(leaves.get(42)).isEqualTo(Leaflets.draft(42).at(Position.of(2, 42)));
            assertThat(leaves.getLast().position()).isEqualTo(Position.of(2, 304));
            assertThatThrownBy(() -> log.leaves().after(Position.of(1, 3), 1))
                    .isInstanceOf(EpochChangedException.class)
                    .hasMessageContaining("start from the beginning");
        }
    }

    @Test
    void the_epoch_file_names_the_last_checkpoint_that_is_known() throws Exception {
        lose("log", "journal");
        rebuild(0);
        assertThat(vpr().resolve("log/epoch"))
                .hasContent("vpr.epoch/2 0002 after 300 "
                        + "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\n");
        assertThat(Epoch.read(vpr().resolve("log/epoch"))).contains(new Epoch(2, Optional.of(KNOWN)));
    }

    @Test
    void an_epoch_that_follows_nothing_known_says_so() throws Exception {
        Epoch unknown = new Epoch(3, Optional.empty());
        try (Disk disk = new UnsyncedDisk(data)) {
            unknown.write(vpr().resolve("log/epoch"), disk);
        }
        assertThat(vpr().resolve("log/epoch")).hasContent("vpr.epoch/2 0003 after none\n");
        assertThat(Epoch.read(vpr().resolve("log/epoch"))).contains(unknown);
    }

    @Test
    void an_epoch_file_that_is_no_line_of_ours_is_refused() throws Exception {
        for (String bad : List.of(
                "",
                "vpr.epoch/2 0002\n",
                "vpr.epoch/2 0002 after\n",
                "vpr.epoch/2 0002 after 3\n",
                "vpr.epoch/2 0002 after 03 " + KNOWN.root() + "\n",
                "vpr.epoch/3 0002 after none\n",
                "vpr.epoch/2 0002 after none")) {
            Files.writeString(vpr().resolve("log/epoch"), bad);
            assertThatThrownBy(() -> Epoch.read(vpr().resolve("log/epoch"))).isInstanceOf(CorruptLogException.class);
        }
    }

    @Test
    void every_rebuilding_begins_a_later_epoch_also_when_all_traces_but_one_are_lost() throws Exception {
        lose("log", "journal");
        assertThat(rebuild(0).epoch()).isEqualTo(2);
        lose("log", "journal");
        assertThat(rebuild(0).epoch()).isEqualTo(3);
        lose("log", "epoch");
        assertThat(rebuild(0).epoch()).isEqualTo(4);
        lose("log/leaves", "log/epoch", "journal", "epoch");
        Files.createDirectories(vpr().resolve("log/epoch-0005"));
        assertThat(rebuild(0).epoch()).isEqualTo(6);
        lose("log", "log-before-0006", "journal", "epoch");
        assertThat(rebuild(7).epoch()).isEqualTo(8);
    }

    @Test
    void a_log_that_has_leaves_is_never_replaced() throws Exception {
        assertThatThrownBy(() -> LogRebuild.open(vpr(), data)).isInstanceOf(LogPresentException.class);
        assertThat(EventLog.isMissing(vpr())).isFalse();
        open(frames -> {}).close();
    }

    @Test
    void a_log_that_is_open_is_never_replaced() throws Exception {
        try (EventLog log = open(frames -> {})) {
            lose("log");
            assertThatThrownBy(() -> LogRebuild.open(vpr(), data)).isInstanceOf(OwnedElsewhereException.class);
            assertThat(log.health().writable()).isTrue();
        }
    }

    @Test
    void what_the_journal_still_holds_is_applied_first_and_kept_aside() throws Exception {
        Path living = Files.createDirectory(data.resolve("living"));
        try (EventLog log = EventLog.open(living.resolve(".vpr"), living, Logs.SMALL, frames -> {})) {
            Logs.append(log, 0, 20);
            log.checkpoint();
            Logs.append(log, 20, 10);
            lose("log", "journal");
            copy(living.resolve(".vpr/journal"), vpr().resolve("journal"));
        }
        List<Frame> applied = new ArrayList<>();
        try (LogRebuild rebuild = LogRebuild.open(vpr(), data)) {
            assertThat(rebuild.applyJournal(applied::addAll)).isEqualTo(10);
            rebuild.write(drafts(30), Optional.empty(), 0);
        }
        assertThat(applied)
                .extracting(Frame::first)
                .contains(Position.of(1, 20), Position.of(1, 29))
                .hasSize(10);
        assertThat(Segment.list(vpr().resolve("journal-before-0002"))).isNotEmpty();
        assertThat(Segment.list(vpr().resolve("journal")))
                .extracting(Segment::first)
                .containsExactly(Position.of(2, 30));
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file :
                    files.filter(one -> !one.toString().endsWith(".tmp")).toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    @Test
    void what_is_left_of_the_old_log_is_moved_aside_and_its_checkpoint_found_again() throws Exception {
        lose("log/leaves", "journal");
        Files.writeString(vpr().resolve("log/checkpoint"), "signed");
        try (LogRebuild rebuild = LogRebuild.open(vpr(), data)) {
            assertThat(rebuild.checkpoints()).containsExactly(vpr().resolve("log/checkpoint"));
            rebuild.write(drafts(300), Optional.empty(), 0);
        }
        assertThat(vpr().resolve("log-before-0002/checkpoint")).hasContent("signed");
        assertThat(vpr().resolve("log/checkpoint")).doesNotExist();
        lose("log/leaves");
        Files.writeString(
                Files.createDirectories(vpr().resolve("log/epoch-0002")).resolve("checkpoint"), "signed later");
        try (LogRebuild rebuild = LogRebuild.open(vpr(), data)) {
            assertThat(rebuild.checkpoints())
                    .containsExactly(
                            vpr().resolve("log/epoch-0002/checkpoint"), vpr().resolve("log-before-0002/checkpoint"));
        }
    }

    @Test
    void a_reader_that_was_open_meanwhile_is_told_to_open_the_log_again() throws Exception {
        Leaves reader = Leaves.open(vpr());
        assertThat(reader.head()).contains(Position.of(1, 299));
        lose("log", "journal");
        assertThat(reader.head()).isEmpty();
        rebuild(0);
        assertThatThrownBy(reader::head)
                .isInstanceOf(EpochChangedException.class)
                .hasMessageContaining("open it again");
        assertThat(Leaves.open(vpr()).head()).contains(Position.of(2, 299));
    }

    @Test
    void no_events_are_no_log() throws Exception {
        lose("log", "journal");
        try (LogRebuild rebuild = LogRebuild.open(vpr(), data)) {
            assertThatThrownBy(() -> rebuild.write(drafts(0), Optional.empty(), 0))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(EventLog.isMissing(vpr())).isTrue();
    }

    /** Ends at the n-th thing that is made durable, as a crash does. */
    private static final class Crashing extends Disk {
        private int left;

        Crashing(Path data, int left) throws IOException {
            super(data);
            this.left = left;
        }

        private void step() throws IOException {
            if (left-- == 0) {
                throw new IOException("crashed");
            }
        }

        @Override
        void force(FileChannel channel) {}

        @Override
        void forceDirectory(Path directory) throws IOException {
            step();
            super.forceDirectory(directory);
        }

        @Override
        void moveInto(Path temporary, Path file) throws IOException {
            step();
            super.moveInto(temporary, file);
        }
    }

    @Test
    void a_crash_at_any_step_leaves_the_log_missing_or_rebuilt_and_it_can_be_done_again() throws Exception {
        int steps = 0;
        boolean whole = false;
        while (!whole) {
            lose("log/leaves");
            whole = rebuildCrashingAt(steps++);
            if (!whole && EventLog.isMissing(vpr())) {
                rebuild(0);
            }
            try (EventLog log = open(frames -> {})) {
                assertThat(log.leaves().after(null, 1000)).hasSize(300);
            }
        }
        assertThat(steps).isGreaterThan(10);
    }

    private boolean rebuildCrashingAt(int step) throws IOException {
        try (LogRebuild rebuild = LogRebuild.open(vpr(), new Crashing(data, step))) {
            rebuild.applyJournal(frames -> {});
            rebuild.write(drafts(300), Optional.empty(), 0);
            return true;
        } catch (IOException e) {
            assertThat(e).hasMessage("crashed");
            return false;
        }
    }

    @Test
    void a_crash_while_the_events_are_read_changes_nothing() throws Exception {
        lose("log", "journal");
        Iterator<LeafDraft> ending = new Iterator<>() {
            private final Iterator<LeafDraft> some = drafts(10);

            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public LeafDraft next() {
                if (!some.hasNext()) {
                    throw new NoSuchElementException("killed");
                }
                return some.next();
            }
        };
        try (LogRebuild rebuild = LogRebuild.open(vpr(), data)) {
            assertThatThrownBy(() -> rebuild.write(ending, Optional.empty(), 0)).hasMessage("killed");
        }
        assertThat(EventLog.isMissing(vpr())).isTrue();
        assertThat(rebuild(0)).isEqualTo(Position.of(2, 299));
    }
}
