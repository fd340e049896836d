package vpr.gitstore;

import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
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
    private static final int SUCCESS = 0;
    private static final long WORD = ValueLayout.JAVA_LONG.byteSize();
    private static final Logger LOG = LoggerFactory.getLogger(LibDeflate.class);
    private static final Optional<LibDeflate> FOUND = find();

    private final Calls calls;
    private final ConcurrentLinkedDeque<Deflating> deflating = new ConcurrentLinkedDeque<>();
    private final ConcurrentLinkedDeque<Inflating> inflating = new ConcurrentLinkedDeque<>();

    private LibDeflate(Calls calls) {
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
        int length = calls.deflate(engine, raw);
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
        boolean whole =
                calls.inflate(engine, deflated, raw) && engine.lengths.get(ValueLayout.JAVA_LONG, WORD) == raw.length;
        long read = engine.lengths.get(ValueLayout.JAVA_LONG, 0);
        inflating.push(engine);
        if (!whole) {
            throw new DataFormatException("must be exactly " + raw.length + " bytes deflated");
        }
        return read;
    }

    private static Optional<LibDeflate> find() {
        try {
            var library = new LibDeflate(Calls.load());
            LOG.info("Objects are deflated by libdeflate");
            return Optional.of(library);
        } catch (IllegalArgumentException | NoSuchElementException e) {
            LOG.info("Objects are deflated by Java's zlib: there is no libdeflate.so.0, which takes half of its time");
            return Optional.empty();
        }
    }

    /** Its functions, with the arguments that libdeflate.h names. They write Java's arrays in place. */
    private record Calls(
            MethodHandle newCompressor, MethodHandle newDecompressor, MethodHandle compress, MethodHandle decompress) {

        private static final AddressLayout POINTER = ValueLayout.ADDRESS;
        private static final ValueLayout.OfLong SIZE = ValueLayout.JAVA_LONG;

        @SuppressWarnings("restricted")
        static Calls load() {
            SymbolLookup library = SymbolLookup.libraryLookup("libdeflate.so.0", Arena.global());
            Linker linker = Linker.nativeLinker();
            Linker.Option inPlace = Linker.Option.critical(true);
            return new Calls(
                    linker.downcallHandle(
                            library.findOrThrow("libdeflate_alloc_compressor"),
                            FunctionDescriptor.of(POINTER, ValueLayout.JAVA_INT)),
                    linker.downcallHandle(
                            library.findOrThrow("libdeflate_alloc_decompressor"), FunctionDescriptor.of(POINTER)),
                    linker.downcallHandle(
                            library.findOrThrow("libdeflate_zlib_compress"),
                            FunctionDescriptor.of(SIZE, POINTER, POINTER, SIZE, POINTER, SIZE),
                            inPlace),
                    linker.downcallHandle(
                            library.findOrThrow("libdeflate_zlib_decompress_ex"),
                            FunctionDescriptor.of(
                                    ValueLayout.JAVA_INT, POINTER, POINTER, SIZE, POINTER, SIZE, POINTER, POINTER),
                            inPlace));
        }

        MemorySegment compressor(int level) {
            try {
                return allocated((MemorySegment) newCompressor.invokeExact(level));
            } catch (Throwable e) {
                throw failed(e);
            }
        }

        MemorySegment decompressor() {
            try {
                return allocated((MemorySegment) newDecompressor.invokeExact());
            } catch (Throwable e) {
                throw failed(e);
            }
        }

        /** How many bytes it has written: room is for twice as many as it is given. */
        int deflate(Deflating engine, byte[] raw) {
            MemorySegment room = MemorySegment.ofArray(engine.room);
            try {
                long length = (long) compress.invokeExact(
                        engine.compressor, MemorySegment.ofArray(raw), (long) raw.length, room, (long)
                                engine.room.length);
                if (length == 0) {
                    throw new IllegalStateException("libdeflate had no room for " + raw.length + " bytes");
                }
                return Math.toIntExact(length);
            } catch (Throwable e) {
                throw failed(e);
            }
        }

        /** Whether there was a whole stream, and room for it. */
        boolean inflate(Inflating engine, MemorySegment deflated, byte[] raw) {
            try {
                int result = (int) decompress.invokeExact(
                        engine.decompressor,
                        deflated,
                        deflated.byteSize(),
                        MemorySegment.ofArray(raw),
                        (long) raw.length,
                        engine.lengths,
                        engine.lengths.asSlice(WORD));
                return result == SUCCESS;
            } catch (Throwable e) {
                throw failed(e);
            }
        }

        private static MemorySegment allocated(MemorySegment engine) {
            if (engine.address() == 0) {
                throw new OutOfMemoryError("libdeflate has no memory");
            }
            return engine;
        }

        private static IllegalStateException failed(Throwable e) {
            if (e instanceof Error error) {
                throw error;
            }
            return e instanceof IllegalStateException known
                    ? known
                    : new IllegalStateException("calling libdeflate", e);
        }
    }
}
