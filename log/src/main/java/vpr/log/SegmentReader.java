package vpr.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads the frames of one segment in order, up to the first that is not whole. */
final class SegmentReader {
    private final Segment segment;
    private final ByteBuffer contents;
    private final long nonce;
    private int offset = Segment.HEADER;

    SegmentReader(Segment segment) throws IOException {
        this.segment = segment;
        this.contents = ByteBuffer.wrap(Files.readAllBytes(segment.file()));
        this.nonce = segment.nonce(contents);
    }

    /** The next frame, or null where the run of whole frames ends; {@link #offset()} then says where. */
    FrameFormat.@Nullable Decoded next() throws CorruptLogException {
        FrameFormat.Decoded next = decode(offset);
        if (next != null) {
            // The padding of the very last frame may be missing: zeros carry nothing.
            offset = Math.min(offset + next.size(), contents.limit());
        }
        return next;
    }

    int offset() {
        return offset;
    }

    /** Whether only zeros stand between the frame that begins there and {@link #offset()}. */
    boolean isPadded(int frame) {
        return isZero(frame + FrameFormat.unpadded(contents, frame), offset);
    }

    boolean onlyZerosFollow() {
        return isZero(offset, contents.limit());
    }

    /** A run of zeros begins with one and equals itself one byte further, which is compared eight bytes or more at a time. */
    private boolean isZero(int from, int to) {
        byte[] bytes = contents.array();
        return from >= to || (bytes[from] == 0 && Arrays.mismatch(bytes, from, to - 1, bytes, from + 1, to) < 0);
    }

    /** Whether a whole frame after the end of the run says that {@code number} had already been synced before it. */
    boolean laterFrameClaims(long number) throws CorruptLogException {
        if (onlyZerosFollow()) {
            return false; // as in every segment that a crash has not torn: some 16 MiB of it
        }
        int at = offset + 8;
        while (at < contents.limit()) {
            FrameFormat.Decoded later = decode(at);
            if (later != null && later.synced() >= number) {
                return true;
            }
            at += later != null ? later.size() : 8;
        }
        return false;
    }

    private FrameFormat.@Nullable Decoded decode(int at) throws CorruptLogException {
        try {
            return FrameFormat.decode(contents, at, nonce, segment.first().epoch());
        } catch (IllegalArgumentException e) {
            throw new CorruptLogException(
                    segment.file() + " at offset " + at + ": a frame with a good checksum breaks a rule ("
                            + e.getMessage() + "); it was written by another version",
                    e);
        }
    }
}
