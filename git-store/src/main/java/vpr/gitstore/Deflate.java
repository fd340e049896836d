package vpr.gitstore;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.zip.Adler32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** zlib streams of whole objects, fast rather than small: a later repack compresses better. Engines are used again. */
final class Deflate {
    private static final int BLOCK = 0xffff;
    private static final ConcurrentLinkedQueue<Deflater> IDLE = new ConcurrentLinkedQueue<>();

    private Deflate() {}

    static byte[] deflate(byte[] raw) {
        Deflater waiting = IDLE.poll();
        Deflater deflater = waiting == null ? new Deflater(Deflater.BEST_SPEED) : waiting;
        deflater.setInput(raw);
        deflater.finish();
        // As large as the stream can become, so that one call does it.
        var out = new byte[raw.length + raw.length / 1000 + 64];
        int length = deflater.deflate(out);
        while (!deflater.finished()) {
            out = Arrays.copyOf(out, 2 * out.length);
            length += deflater.deflate(out, length, out.length - length);
        }
        deflater.reset();
        IDLE.add(deflater);
        return Arrays.copyOf(out, length);
    }

    /** The same with nothing compressed (RFC 1950 and 1951, stored blocks): for what hardly gets smaller. */
    static byte[] store(byte[] raw) {
        int blocks = Math.max(1, (raw.length + BLOCK - 1) / BLOCK);
        var out = ByteBuffer.allocate(raw.length + 5 * blocks + 6).order(ByteOrder.LITTLE_ENDIAN);
        out.put((byte) 0x78).put((byte) 0x01);
        for (int block = 0; block < blocks; block++) {
            int from = block * BLOCK;
            int length = Math.min(BLOCK, raw.length - from);
            out.put((byte) (block == blocks - 1 ? 1 : 0));
            out.putShort((short) length).putShort((short) ~length).put(raw, from, length);
        }
        var sum = new Adler32();
        sum.update(raw);
        return out.order(ByteOrder.BIG_ENDIAN).putInt((int) sum.getValue()).array();
    }

    /** @throws DataFormatException when these are not exactly {@code size} bytes deflated */
    static byte[] inflate(byte[] deflated, int size) throws DataFormatException {
        try (Inflater inflater = new Inflater()) {
            inflater.setInput(deflated);
            var raw = new byte[size];
            int at = 0;
            int read = 1;
            while (read > 0) {
                read = inflater.inflate(raw, at, size - at);
                at += read;
            }
            // A full buffer may leave the stream's end unread: one more byte tells it.
            boolean more = !inflater.finished() && inflater.inflate(new byte[1]) > 0;
            if (at != size || more || !inflater.finished() || inflater.getRemaining() != 0) {
                throw new DataFormatException("must be exactly " + size + " bytes deflated");
            }
            return raw;
        }
    }
}
