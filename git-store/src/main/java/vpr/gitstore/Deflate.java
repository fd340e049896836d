package vpr.gitstore;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.zip.Adler32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;

/**
 * Makes zlib streams of whole objects, fast rather than small: a later repack compresses better. Engines are used again, the
 * one that was used last first: its 270 KB are likely still in the processor's cache.
 */
final class Deflate {
    private static final int BLOCK = 0xffff;
    private static final int ROOM = 16 * 1024;
    private static final ConcurrentLinkedDeque<Engine> IDLE = new ConcurrentLinkedDeque<>();

    private static final int BEST = 3;

    private Deflate() {}

    /** A deflater with room for what most streams need, so that a stream is allocated in its own size only. */
    @SuppressWarnings("ArrayRecordComponent") // scratch, never compared
    private record Engine(Deflater deflater, byte[] room) {}

    static byte[] deflate(byte[] raw) {
        Optional<LibDeflate> library = LibDeflate.forBytes(raw.length);
        return library.isPresent() ? library.get().deflate(raw) : deflateByJava(raw);
    }

    static byte[] deflateByJava(byte[] raw) {
        Engine waiting = IDLE.poll();
        Engine engine = waiting == null ? new Engine(new Deflater(Deflater.BEST_SPEED), new byte[ROOM]) : waiting;
        byte[] deflated = deflate(engine.deflater, engine.room, raw);
        engine.deflater.reset();
        IDLE.push(engine);
        return deflated;
    }

    private static byte[] deflate(Deflater deflater, byte[] room, byte[] raw) {
        deflater.setInput(raw);
        deflater.finish();
        byte[] out = room;
        int length = deflater.deflate(out);
        while (!deflater.finished()) {
            out = Arrays.copyOf(out, 2 * out.length);
            length += deflater.deflate(out, length, out.length - length);
        }
        return Arrays.copyOf(out, length);
    }

    /** The same with nothing compressed (RFC 1950 and 1951, stored blocks): for what hardly gets smaller. */
    static void store(byte[] raw, ByteBuffer to) {
        ByteBuffer out = to.slice().order(ByteOrder.LITTLE_ENDIAN);
        int blocks = blocks(raw.length);
        out.put((byte) 0x78).put((byte) 0x01);
        for (int block = 0; block < blocks; block++) {
            int from = block * BLOCK;
            int length = Math.min(BLOCK, raw.length - from);
            out.put((byte) (block == blocks - 1 ? 1 : 0));
            out.putShort((short) length).putShort((short) ~length).put(raw, from, length);
        }
        var sum = new Adler32();
        sum.update(raw);
        out.order(ByteOrder.BIG_ENDIAN).putInt((int) sum.getValue());
        to.position(to.position() + out.position());
    }

    static byte[] stored(byte[] raw) {
        var out = ByteBuffer.allocate(storedLength(raw.length));
        store(raw, out);
        return out.array();
    }

    /** How many bytes {@link #store} writes. */
    static int storedLength(int size) {
        return size + 5 * blocks(size) + 6;
    }

    private static int blocks(int size) {
        return Math.max(1, (size + BLOCK - 1) / BLOCK);
    }

    /** Small rather than fast. */
    static byte[] best(byte[] raw) {
        try (Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION)) {
            return deflate(deflater, new byte[raw.length / 2 + 64], raw);
        }
    }

    /** The same, smaller where that is possible. A stream says itself how much trouble was taken with it (RFC 1950). */
    static byte[] better(byte[] deflated, int size) throws IOException {
        if ((deflated[1] & 0xff) >> 6 == BEST) {
            return deflated;
        }
        try {
            byte[] again = best(Inflate.whole(deflated, size));
            return again.length < deflated.length ? again : deflated;
        } catch (DataFormatException e) {
            throw new IOException("a packed object must be a zlib stream", e);
        }
    }
}
