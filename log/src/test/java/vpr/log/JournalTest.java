package vpr.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What recovery makes of journals that a crash, or a failing disk, left behind. */
class JournalTest {
    private static final int SEGMENT = 64 * 1024;
    private static final Position START = Position.of(1, 0);

    @TempDir
    Path directory;

    /** As a power cut leaves it at worst: the mark of what is synced is not synced itself. */
    private void loseTheMark() throws IOException {
        Files.delete(directory.resolve("synced"));
    }

    /** Writes each group of frames with one sync; frames hold one leaf and some bytes of payload. */
    private List<Integer> write(int... groups) throws IOException {
        List<Integer> ends = new ArrayList<>();
        int end = Segment.HEADER;
        long number = 0;
        try (Disk disk = new UnsyncedDisk(directory);
                JournalWriter journal = new JournalWriter(directory, START, disk, SEGMENT)) {
            for (int group : groups) {
                for (int i = 0; i < group; i++) {
                    Frame frame = Leaflets.frame(number, 1, new byte[(int) number % 13]);
                    journal.write(frame);
                    end += FrameFormat.encode(frame, 0, 0).size();
                    ends.add(end);
                    number++;
                }
                journal.sync();
            }
        }
        return ends;
    }

    private List<Frame> recover() throws IOException {
        return recover(directory);
    }

    private static List<Frame> recover(Path directory) throws IOException {
        List<Frame> frames = new ArrayList<>();
        try (Disk disk = new UnsyncedDisk(directory)) {
            Journal journal = new Journal(directory, START);
            Position end = journal.cutTornTail(disk, position -> false);
            journal.replay(frames::add);
            assertThat(end.number()).isEqualTo(frames.size());
            assertThat(new Journal(directory, START).cutTornTail(disk, position -> false))
                    .isEqualTo(end);
        }
        return frames;
    }

    private Path segment() {
        return Segment.at(directory, START).file();
    }

    @Test
    void cut_at_any_byte_of_the_last_three_frames_every_whole_frame_is_recovered() throws IOException {
        List<Integer> ends = write(1, 1, 1, 1, 1, 1);
        loseTheMark();
        byte[] whole = Files.readAllBytes(segment());
        for (int cut = ends.get(2); cut <= ends.get(5); cut++) {
            int at = cut;
            long wholeFrames = ends.stream().filter(end -> end <= at).count();
            Files.write(segment(), Arrays.copyOf(whole, cut));
            assertThat(recover()).as("ends at %d", cut).hasSizeBetween((int) wholeFrames, (int) wholeFrames + 1);
            byte[] zeroed = Arrays.copyOf(Arrays.copyOf(whole, cut), whole.length);
            Files.write(segment(), zeroed);
            assertThat(recover()).as("zeros from %d", cut).hasSizeBetween((int) wholeFrames, (int) wholeFrames + 1);
        }
    }

    @Test
    void a_frame_lost_in_the_last_unsynced_group_cuts_the_whole_ones_after_it() throws IOException {
        List<Integer> ends = write(2, 4);
        loseTheMark();
        byte[] bytes = Files.readAllBytes(segment());
        Arrays.fill(bytes, ends.get(2), ends.get(3), (byte) 0);
        Files.write(segment(), bytes);
        assertThat(recover()).hasSize(3);
        assertThat(Files.size(segment())).isEqualTo((long) ends.get(2));
    }

    @Test
    void any_changed_bit_of_a_synced_frame_is_refused_and_named() throws IOException {
        List<Integer> ends = write(1, 1, 1, 1);
        byte[] whole = Files.readAllBytes(segment());
        for (int at = ends.get(0); at < ends.get(2); at++) {
            byte[] bad = whole.clone();
            bad[at] ^= (byte) (1 << at % 8);
            Files.write(segment(), bad);
            int frame = at < ends.get(1) ? 0 : 1;
            if (isPadding(whole, ends, at)) {
                assertThat(leaves(recover())).isEqualTo(Leaflets.leaves(0, 4));
            } else {
                assertThatThrownBy(this::recover)
                        .as("changed at %d", at)
                        .isInstanceOf(CorruptLogException.class)
                        .hasMessageContaining(segment() + " at offset " + ends.get(frame));
                assertThat(Files.readAllBytes(segment())).isEqualTo(bad);
            }
        }
    }

    private static List<Leaf> leaves(List<Frame> frames) {
        return frames.stream().flatMap(frame -> frame.leaves().stream()).toList();
    }

    private static boolean isPadding(byte[] segment, List<Integer> ends, int at) {
        int start = at < ends.get(1) ? ends.get(0) : ends.get(1);
        return at >= start + 12 + ByteBuffer.wrap(segment).getInt(start + 4);
    }

    @Test
    void damage_in_a_segment_that_another_follows_is_refused_also_in_its_last_frame() throws IOException {
        try (Disk disk = new UnsyncedDisk(directory);
                JournalWriter journal = new JournalWriter(directory, START, disk, SEGMENT)) {
            for (long n = 0; n < 300; n++) {
                Frame frame = Leaflets.frame(n, 1, new byte[100]);
                if (!journal.fits(frameSize(frame))) {
                    journal.rotate(frame.first(), frameSize(frame));
                }
                journal.write(frame);
                journal.sync();
            }
        }
        assertThat(recover()).hasSize(300);
        List<Segment> segments = Segment.list(directory);
        assertThat(segments).hasSizeGreaterThan(1);
        byte[] bytes = Files.readAllBytes(segment());
        int lastFrame = lastIndexOf(bytes, FrameFormat.MAGIC);
        bytes[lastFrame + 20] ^= 4;
        Files.write(segment(), bytes);
        assertThatThrownBy(this::recover)
                .isInstanceOf(CorruptLogException.class)
                .hasMessageContaining(segment() + " at offset " + lastFrame);
        Files.delete(segment());
        assertThatThrownBy(this::recover)
                .isInstanceOf(CorruptLogException.class)
                .hasMessageContaining("missing");
    }

    private static int frameSize(Frame frame) {
        return FrameFormat.encode(frame, 0, 0).size();
    }

    private static int lastIndexOf(byte[] bytes, int magic) {
        int at = bytes.length - 4;
        while (ByteBuffer.wrap(bytes).getInt(at) != magic) {
            at--;
        }
        return at;
    }

    @Test
    void zeros_after_the_frames_stay_and_any_other_byte_among_them_is_cut_off() throws IOException {
        int end = write(2).getLast();
        byte[] whole = Files.readAllBytes(segment());
        for (int at : new int[] {-1, end, end + 1, (end + whole.length) / 2, whole.length - 2, whole.length - 1}) {
            byte[] torn = whole.clone();
            if (at >= 0) {
                torn[at] = 1;
            }
            Files.write(segment(), torn);
            assertThat(recover()).hasSize(2);
            assertThat(Files.size(segment())).as("%d", at).isEqualTo(at < 0 ? whole.length : end);
        }
    }

    @Test
    void a_damaged_segment_header_is_refused() throws IOException {
        write(1);
        byte[] whole = Files.readAllBytes(segment());
        for (int at = 0; at < Segment.HEADER; at++) {
            byte[] bad = whole.clone();
            bad[at] ^= 1;
            Files.write(segment(), bad);
            if (at < 24) {
                assertThatThrownBy(this::recover).hasMessageContaining(segment() + " at offset 0");
            } else {
                assertThatThrownBy(this::recover).isInstanceOf(CorruptLogException.class);
            }
        }
    }

    @Test
    void a_payload_that_looks_like_a_later_frame_does_not_turn_a_torn_tail_into_corruption() throws IOException {
        ByteBuffer fake = ByteBuffer.allocate(2000);
        FrameFormat.Encoded frame = FrameFormat.encode(Leaflets.frame(9, 1, new byte[8]), 8, 12345);
        int firstPayload = Segment.HEADER + 40 + Leaflets.leaf(0).line().length() + 1;
        fake.position((8 - firstPayload % 8) % 8).put(frame.head()).put(frame.payload());
        try (Disk disk = new UnsyncedDisk(directory);
                JournalWriter journal = new JournalWriter(directory, START, disk, SEGMENT)) {
            journal.write(Leaflets.frame(0, 1, fake.array()));
            journal.sync();
        }
        loseTheMark();
        byte[] bytes = Files.readAllBytes(segment());
        bytes[Segment.HEADER + 9] ^= 1;
        Files.write(segment(), bytes);
        assertThat(recover()).isEmpty();
    }

    @Property(tries = 100)
    void frames_are_read_as_they_were_written(
            @ForAll @IntRange(min = 0, max = 1_000_000) int first,
            @ForAll @IntRange(min = 1, max = 20) int leaves,
            @ForAll @Size(max = 300) byte[] payload) {
        FrameFormat.Encoded written = FrameFormat.encode(Leaflets.frame(first, leaves, payload), first - 1L, 77);
        ByteBuffer bytes = ByteBuffer.allocate(written.size());
        bytes.put(written.head()).put(written.payload()).clear();
        FrameFormat.Decoded read = FrameFormat.decode(bytes, 0, 77, 1);
        assertThat(read).isNotNull();
        if (read != null) {
            assertThat(read.frame().leaves()).isEqualTo(Leaflets.leaves(first, first + leaves));
            assertThat(read.frame().payload()).isEqualTo(payload);
            assertThat(read.synced()).isEqualTo(first - 1L);
            assertThat(read.size()).isEqualTo(written.size());
        }
    }

    @Test
    void random_damage_never_gives_other_frames_than_a_prefix_of_the_true_ones() throws IOException {
        write(1, 3, 1, 2, 1);
        byte[] whole = Files.readAllBytes(segment());
        Random random = new Random(5);
        for (int round = 0; round < 300; round++) {
            byte[] bad = whole.clone();
            int damages = 1 + round % 4;
            for (int i = 0; i < damages; i++) {
                bad[Segment.HEADER + random.nextInt(2400)] = (byte) random.nextInt();
            }
            Files.write(segment(), bad);
            try {
                List<Leaf> leaves = leaves(recover());
                assertThat(leaves).isEqualTo(Leaflets.leaves(0, leaves.size()));
                // One damage can only take the very last frame: every other one is claimed by it.
                assertThat(leaves).hasSizeGreaterThanOrEqualTo(damages == 1 ? 7 : 0);
            } catch (CorruptLogException e) {
                assertThat(e).hasMessageContaining(" at offset ");
            }
        }
    }
}
