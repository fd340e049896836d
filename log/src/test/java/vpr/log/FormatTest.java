package vpr.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The golden files were made by another program, from the description of the formats. */
class FormatTest {
    private static final long NONCE = 0x0102030405060708L;
    private static final Position FIRST = Position.parse("0001-000000000000041");
    private static final String RECORD = "0123456789abcdef0123456789abcdef";
    private static final String ONE = "00112233445566778899aabbccddeeff00112233";
    private static final String TWO = "ffeeddccbbaa99887766554433221100ffeeddcc";
    private static final Leaf CREATED = new Leaf(
            FIRST,
            RECORD,
            0,
            Optional.empty(),
            ONE,
            "ab".repeat(32),
            Instant.parse("2026-01-12T10:14:00.123Z"),
            "letter-added/1");
    private static final Leaf REVISED = new Leaf(
            FIRST.next(),
            RECORD,
            1,
            Optional.of(ONE),
            TWO,
            "cd".repeat(32),
            Instant.parse("2026-01-12T10:14:01Z"),
            "letter-revised/12");
    private static final byte[] PAYLOAD = "payload bytes".getBytes(StandardCharsets.US_ASCII);
    private static final Frame FRAME = new Frame(FIRST, List.of(CREATED, REVISED), PAYLOAD);

    @TempDir
    Path directory;

    private static byte[] golden(String name) throws IOException {
        try (InputStream file = Objects.requireNonNull(FormatTest.class.getResourceAsStream(name))) {
            return file.readAllBytes();
        }
    }

    @Test
    void leaf_lines_have_exactly_these_bytes() throws IOException {
        String text = CREATED.line() + "\n" + REVISED.line() + "\n";
        assertThat(text.getBytes(StandardCharsets.US_ASCII)).isEqualTo(golden("leaves.txt"));
        assertThat(text.lines().map(Leaf::parse)).containsExactly(CREATED, REVISED);
    }

    @Test
    void a_segment_with_a_frame_has_exactly_these_bytes() throws IOException {
        FrameFormat.Encoded frame = FrameFormat.encode(FRAME, 40, NONCE);
        ByteArrayOutputStream segment = new ByteArrayOutputStream();
        segment.write(Segment.header(FIRST, NONCE).array());
        segment.write(frame.head());
        segment.write(frame.payload());
        segment.write(new byte[frame.size() - frame.head().length - frame.payload().length]);
        assertThat(segment.toByteArray()).isEqualTo(golden("segment.bin"));
    }

    @Test
    void the_golden_segment_is_read_as_the_frame() throws IOException {
        ByteBuffer segment = ByteBuffer.wrap(golden("segment.bin"));
        assertThat(Segment.at(directory, FIRST).nonce(segment)).isEqualTo(NONCE);
        FrameFormat.Decoded read = Objects.requireNonNull(FrameFormat.decode(segment, Segment.HEADER, NONCE, 1));
        assertThat(read.frame().leaves()).containsExactly(CREATED, REVISED);
        assertThat(read.frame().payload()).isEqualTo(PAYLOAD);
        assertThat(read.synced()).isEqualTo(40);
        assertThat(read.size()).isEqualTo(segment.limit() - Segment.HEADER);
    }

    @Test
    void a_frame_of_another_segment_is_no_frame() throws IOException {
        ByteBuffer segment = ByteBuffer.wrap(golden("segment.bin"));
        assertThat(FrameFormat.decode(segment, Segment.HEADER, NONCE + 1, 1)).isNull();
    }

    @Test
    void checkpoint_and_epoch_have_exactly_these_bytes() throws IOException {
        try (Disk disk = new Disk(directory)) {
            new Checkpoint(FIRST.plus(2)).write(directory.resolve("checkpoint"), disk);
            Epoch.first().write(directory.resolve("epoch"), disk);
        }
        assertThat(Files.readAllBytes(directory.resolve("checkpoint"))).isEqualTo(golden("checkpoint"));
        assertThat(Files.readAllBytes(directory.resolve("epoch"))).isEqualTo(golden("epoch"));
        assertThat(Checkpoint.read(directory.resolve("checkpoint"))).contains(new Checkpoint(FIRST.plus(2)));
        assertThat(Epoch.read(directory.resolve("epoch"))).contains(Epoch.first());
    }

    @Test
    void the_mark_of_what_is_synced_has_exactly_these_bytes() throws IOException {
        try (Disk disk = new Disk(directory);
                SyncedMark mark = SyncedMark.begin(directory, FIRST, disk)) {
            mark.advance(FIRST.plus(2));
        }
        assertThat(Files.readAllBytes(directory.resolve("synced"))).isEqualTo(golden("synced"));
        assertThat(SyncedMark.read(directory)).contains(FIRST.plus(2));
    }

    @Test
    void every_changed_character_of_a_checkpoint_is_found() throws IOException {
        byte[] good = golden("checkpoint");
        Path file = directory.resolve("checkpoint");
        for (int at = 0; at < good.length; at++) {
            byte[] bad = good.clone();
            bad[at] ^= 1;
            Files.write(file, bad);
            assertThatThrownBy(() -> Checkpoint.read(file))
                    .isInstanceOf(CorruptLogException.class)
                    .hasMessageContaining(file.toString());
        }
    }
}
