package vpr.gitstore;

import java.lang.foreign.MemorySegment;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Reads zlib streams whose size is known. Engines are used again, the one that was used last first, as in {@link Deflate}. */
final class Inflate {
    private static final ConcurrentLinkedDeque<Inflater> IDLE = new ConcurrentLinkedDeque<>();

    private Inflate() {}

    /** @throws DataFormatException when these are not exactly {@code size} bytes deflated */
    static byte[] whole(byte[] deflated, int size) throws DataFormatException {
        return whole(deflated, 0, deflated.length, size);
    }

    /** The same of a part of the bytes. */
    static byte[] whole(byte[] deflated, int from, int length, int size) throws DataFormatException {
        Optional<LibDeflate> library = LibDeflate.forBytes(size);
        return library.isPresent()
                ? whole(library.get(), MemorySegment.ofArray(deflated).asSlice(from, length), size)
                : wholeByJava(deflated, from, length, size);
    }

    private static byte[] whole(LibDeflate library, MemorySegment deflated, int size) throws DataFormatException {
        var raw = new byte[size];
        if (library.inflate(deflated, raw) != deflated.byteSize()) {
            throw notExactly(size);
        }
        return raw;
    }

    static byte[] wholeByJava(byte[] deflated, int from, int length, int size) throws DataFormatException {
        return inflating(inflater -> {
            inflater.setInput(deflated, from, length);
            byte[] raw = beginning(inflater, size);
            // A full buffer may leave the stream's end unread: one more byte tells it.
            boolean more = !inflater.finished() && inflater.inflate(new byte[1]) > 0;
            if (more || !inflater.finished() || inflater.getRemaining() != 0) {
                throw notExactly(size);
            }
            return raw;
        });
    }

    private static DataFormatException notExactly(int size) {
        return new DataFormatException("must be exactly " + size + " bytes deflated");
    }

    /**
     * The first {@code size} bytes of those that were deflated, of which the end may be missing.
     *
     * @throws DataFormatException when there are not as many
     */
    static byte[] beginning(byte[] deflated, int size) throws DataFormatException {
        return inflating(inflater -> {
            inflater.setInput(deflated);
            return beginning(inflater, size);
        });
    }

    private static byte[] beginning(Inflater inflater, int size) throws DataFormatException {
        var raw = new byte[size];
        int at = 0;
        int read = 1;
        while (read > 0) {
            read = inflater.inflate(raw, at, size - at);
            at += read;
        }
        if (at != size) {
            throw new DataFormatException("must be " + size + " bytes deflated");
        }
        return raw;
    }

    @FunctionalInterface
    private interface Inflating {
        byte[] with(Inflater inflater) throws DataFormatException;
    }

    private static byte[] inflating(Inflating work) throws DataFormatException {
        Inflater waiting = IDLE.poll();
        Inflater inflater = waiting == null ? new Inflater() : waiting;
        byte[] inflated = work.with(inflater); // one that failed is left to the garbage collector
        inflater.reset();
        IDLE.push(inflater);
        return inflated;
    }
}
