package vpr.gitstore;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.zip.DataFormatException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * libdeflate, where the system has it (Debian's package libdeflate0): the same zlib streams (RFC 1950) as Java's, made and read
 * in less than half the time. Any number of threads; engines are used again, the one that was used last first.
 */
public final class LibDeflate {
    /** Java's garbage collector waits while the library is at work in Java's memory, so it gets nothing large. */
    private static final int MOST_BYTES = 64 * 1024;

    private static final int FASTEST = 1;
    private static final long WORD = ValueLayout.JAVA_LONG.byteSize();
    private static final Logger LOG = LoggerFactory.getLogger(LibDeflate.class);
    private static final Optional<LibDeflate> FOUND = find();

    private final LibDeflateCalls calls;
    private final ConcurrentLinkedDeque<Deflating> deflating = new ConcurrentLinkedDeque<>();
    private final ConcurrentLinkedDeque<Inflating> inflating = new ConcurrentLinkedDeque<>();

    private LibDeflate(LibDeflateCalls calls) {
        this.calls = calls;
    }

    /** Empty where it is not installed, or cannot take as many bytes: then Java's own does it. */
    public static Optional<LibDeflate> forBytes(int size) {
        return size <= MOST_BYTES ? FOUND : Optional.empty();
    }

    /** A compressor of the library, and room for what it writes. */
    @SuppressWarnings("ArrayRecordComponent") // scratch, never compared
    private record Deflating(MemorySegment compressor, byte[] room) {}

    /** A decompressor, and two words into which it writes how much it has read and written. */
    private record Inflating(MemorySegment decompressor, MemorySegment lengths) {}

    /** Fast rather than small. */
    byte[] deflate(byte[] raw) {
        Deflating idle = deflating.poll();
        Deflating engine = idle == null ? new Deflating(calls.compressor(FASTEST), new byte[2 * MOST_BYTES]) : idle;
        int length = calls.deflate(engine.compressor, raw, engine.room);
        byte[] deflated = new byte[length];
        System.arraycopy(engine.room, 0, deflated, 0, length);
        deflating.push(engine);
        return deflated;
    }

    /**
     * The one stream that begins there, which must hold exactly as many bytes as {@code raw} has room for.
     *
     * @return the length of the stream
     * @throws DataFormatException when it does not
     */
    public long inflate(MemorySegment deflated, byte[] raw) throws DataFormatException {
        Inflating idle = inflating.poll();
        Inflating engine = idle == null
                ? new Inflating(calls.decompressor(), Arena.global().allocate(2 * WORD, WORD))
                : idle;
        boolean whole = calls.inflate(engine.decompressor, deflated, raw, engine.lengths)
                && engine.lengths.get(ValueLayout.JAVA_LONG, WORD) == raw.length;
        long read = engine.lengths.get(ValueLayout.JAVA_LONG, 0);
        inflating.push(engine);
        if (!whole) {
            throw new DataFormatException("must be exactly " + raw.length + " bytes deflated");
        }
        return read;
    }

    private static Optional<LibDeflate> find() {
        try {
            var library = new LibDeflate(LibDeflateCalls.load());
            LOG.info("Objects are deflated by libdeflate");
            return Optional.of(library);
        } catch (IllegalArgumentException | NoSuchElementException e) {
            LOG.info("Objects are deflated by Java's zlib: there is no libdeflate.so.0, which takes half of its time");
            return Optional.empty();
        }
    }
}
