package vpr.gitstore;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** zlib streams of whole objects, fast rather than small: a later repack compresses better. Engines are used again. */
final class Deflate {
    private static final ConcurrentLinkedQueue<Deflater> IDLE = new ConcurrentLinkedQueue<>();

    private static final int BEST = 3;

    private Deflate() {}

    static byte[] deflate(byte[] raw) {
        Deflater waiting = IDLE.poll();
        Deflater deflater = waiting == null ? new Deflater(Deflater.BEST_SPEED) : waiting;
        byte[] deflated = deflate(deflater, raw);
        deflater.reset();
        IDLE.add(deflater);
        return deflated;
    }

    private static byte[] deflate(Deflater deflater, byte[] raw) {
        deflater.setInput(raw);
        deflater.finish();
        var out = new ByteArrayOutputStream(raw.length / 2 + 64);
        var buffer = new byte[4096];
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        return out.toByteArray();
    }

    /** Small rather than fast. */
    static byte[] best(byte[] raw) {
        try (Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION)) {
            return deflate(deflater, raw);
        }
    }

    /** The same, smaller where that is possible. A stream says itself how much trouble was taken with it (RFC 1950). */
    static byte[] better(byte[] deflated, int size) throws IOException {
        if ((deflated[1] & 0xff) >> 6 == BEST) {
            return deflated;
        }
        try {
            byte[] again = best(inflate(deflated, size));
            return again.length < deflated.length ? again : deflated;
        } catch (DataFormatException e) {
            throw new IOException("a packed object must be a zlib stream", e);
        }
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
