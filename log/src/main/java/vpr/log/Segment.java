package vpr.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * A file of the journal, {@code <first position>.segment}: a header of 32 bytes, then frames. Header, big-endian:
 * {@code "vprseg/1"}, epoch (4), CRC32C of the rest of the header (4), number of the first leaf (8), nonce (8).
 */
record Segment(Path file, Position first) {
    static final int HEADER = 32;

    private static final long MAGIC = 0x7670727365672f31L; // "vprseg/1"
    private static final String SUFFIX = ".segment";

    static Segment at(Path journal, Position first) {
        return new Segment(journal.resolve(first + SUFFIX), first);
    }

    /** All segments in position order. */
    static List<Segment> list(Path journal) throws IOException {
        List<Segment> segments = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(journal, "*" + SUFFIX)) {
            for (Path file : files) {
                segments.add(new Segment(file, positionIn(file)));
            }
        }
        segments.sort(Comparator.comparing(Segment::first));
        return segments;
    }

    private static Position positionIn(Path file) throws CorruptLogException {
        String name = String.valueOf(file.getFileName());
        try {
            return Position.parse(name.substring(0, name.length() - SUFFIX.length()));
        } catch (IllegalArgumentException e) {
            throw new CorruptLogException(file + ": is no name of a segment; move the file away", e);
        }
    }

    static ByteBuffer header(Position first, long nonce) {
        ByteBuffer header = ByteBuffer.allocate(HEADER);
        header.putLong(MAGIC)
                .putInt(first.epoch())
                .putInt(0)
                .putLong(first.number())
                .putLong(nonce);
        return header.putInt(12, checksum(header)).flip();
    }

    /** Checks the header and gives its nonce. The header was synced before the file had its name. */
    long nonce(ByteBuffer contents) throws CorruptLogException {
        boolean good = contents.limit() >= HEADER
                && contents.getLong(0) == MAGIC
                && contents.getInt(12) == checksum(contents)
                && contents.getInt(8) == first.epoch()
                && contents.getLong(16) == first.number();
        if (!good) {
            throw new CorruptLogException(
                    file + " at offset 0: the segment's header is damaged; restore .vpr and the repositories together");
        }
        return contents.getLong(24);
    }

    private static int checksum(ByteBuffer header) {
        CRC32C crc = new CRC32C();
        crc.update(header.slice(0, 12));
        crc.update(header.slice(16, 16));
        return (int) crc.getValue();
    }
}
