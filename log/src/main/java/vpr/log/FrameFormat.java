package vpr.log;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a frame, big-endian:
 *
 * <pre>
 *  0  4 magic "VPRF"           16 8 number of the first leaf       36 4 P: bytes of the payload
 *  4  4 length of what follows 24 8 highest number that was        40 L leaf lines, each with its line feed
 *       the checksum, 28+L+P        synced when written, -1 none   .. P payload
 *  8  4 CRC32C, see below      32 4 L: bytes of the leaf lines     .. zeros to a multiple of 8
 * 12  4 leaves
 * </pre>
 *
 * The checksum covers the segment's nonce, then everything but magic, checksum and padding. The nonce is random, so no
 * payload that somebody makes up can pass for a frame.
 */
final class FrameFormat {
    static final int MAGIC = 0x56505246;
    static final int MAX_FRAME = 64 * 1024 * 1024;

    private static final int CHECKED = 12;
    private static final int LEAVES = 40;
    private static final int FIXED = LEAVES - CHECKED;

    private FrameFormat() {}

    /** @param head everything before the payload */
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way to the disk, never compared
    record Encoded(byte[] head, byte[] payload) {
        int size() {
            return padded((long) head.length + payload.length);
        }
    }

    record Decoded(Frame frame, long synced, int size) {}

    /** @throws FrameTooLargeException above 64 MiB */
    static void checkSize(int leaves, int payloadBytes) {
        long size = maximumSize(leaves, payloadBytes);
        if (size > MAX_FRAME) {
            throw new FrameTooLargeException(
                    "frame: must be at most " + MAX_FRAME + " bytes with its leaves, would be " + size);
        }
    }

    /** With leaf lines as long as they can be. */
    static long maximumSize(int leaves, int payloadBytes) {
        return LEAVES + (long) leaves * Leaf.MAX_LINE + payloadBytes + 8;
    }

    static Encoded encode(Frame frame, long synced, long nonce) {
        StringBuilder lines = new StringBuilder(frame.leaves().size() * 256);
        frame.leaves().forEach(leaf -> lines.append(leaf.line()).append('\n'));
        byte[] leaves = lines.toString().getBytes(US_ASCII);
        byte[] payload = frame.payload();
        ByteBuffer head = ByteBuffer.allocate(LEAVES + leaves.length);
        head.putInt(MAGIC).putInt(FIXED + leaves.length + payload.length).putInt(0);
        head.putInt(frame.leaves().size()).putLong(frame.first().number()).putLong(synced);
        head.putInt(leaves.length).putInt(payload.length).put(leaves);
        CRC32C crc = startChecksum(nonce, head.getInt(4));
        crc.update(head.array(), CHECKED, head.capacity() - CHECKED);
        crc.update(payload);
        head.putInt(8, (int) crc.getValue());
        return new Encoded(head.array(), payload);
    }

    /**
     * The frame that starts at {@code at}; null when there is no whole frame.
     *
     * @throws IllegalArgumentException when the checksum is right and the contents are not: no crash makes that
     */
    static @Nullable Decoded decode(ByteBuffer segment, int at, long nonce, int epoch) {
        if (!looksWhole(segment, at) || !checksumHolds(segment, at, nonce)) {
            return null;
        }
        int leavesBytes = segment.getInt(at + 32);
        Position first = Position.of(epoch, segment.getLong(at + 16));
        List<Leaf> leaves = leaves(bytes(segment, at + LEAVES, leavesBytes));
        LeafRules.require(leaves.size() == segment.getInt(at + 12), "frame: must hold as many leaves as it says");
        byte[] payload = bytes(segment, at + LEAVES + leavesBytes, segment.getInt(at + 36));
        return new Decoded(
                new Frame(first, leaves, payload),
                segment.getLong(at + 24),
                padded(CHECKED + (long) segment.getInt(at + 4)));
    }

    /** The size of a whole frame without the zeros after it. */
    static int unpadded(ByteBuffer segment, int at) {
        return CHECKED + segment.getInt(at + 4);
    }

    private static boolean looksWhole(ByteBuffer segment, int at) {
        if (segment.limit() - at < LEAVES || segment.getInt(at) != MAGIC) {
            return false;
        }
        int length = segment.getInt(at + 4);
        long leaves = segment.getInt(at + 32);
        long payload = segment.getInt(at + 36);
        return leaves > 0
                && payload >= 0
                && length == FIXED + leaves + payload
                && length <= segment.limit() - at - CHECKED;
    }

    private static boolean checksumHolds(ByteBuffer segment, int at, long nonce) {
        int length = segment.getInt(at + 4);
        CRC32C crc = startChecksum(nonce, length);
        crc.update(segment.slice(at + CHECKED, length));
        return (int) crc.getValue() == segment.getInt(at + 8);
    }

    private static CRC32C startChecksum(long nonce, int length) {
        CRC32C crc = new CRC32C();
        crc.update(ByteBuffer.allocate(12).putLong(nonce).putInt(length).flip());
        return crc;
    }

    private static List<Leaf> leaves(byte[] lines) {
        String text = new String(lines, US_ASCII);
        LeafRules.require(text.endsWith("\n"), "frame: leaf lines must end with a line feed");
        List<Leaf> leaves = new ArrayList<>();
        for (String line : text.substring(0, text.length() - 1).split("\n", -1)) {
            leaves.add(Leaf.parse(line));
        }
        return leaves;
    }

    private static byte[] bytes(ByteBuffer from, int at, int length) {
        byte[] bytes = new byte[length];
        from.get(at, bytes);
        return bytes;
    }

    private static int padded(long size) {
        return (int) ((size + 7) & ~7L);
    }
}
