package vpr.gitstore;

import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** The functions of libdeflate, with the arguments that libdeflate.h names. They read and write Java's arrays in place. */
record LibDeflateCalls(
        MethodHandle newCompressor, MethodHandle newDecompressor, MethodHandle compress, MethodHandle decompress) {
    private static final int SUCCESS = 0;
    private static final AddressLayout POINTER = ValueLayout.ADDRESS;
    private static final ValueLayout.OfLong SIZE = ValueLayout.JAVA_LONG;

    /**
     * @throws IllegalArgumentException when there is no such library
     * @throws java.util.NoSuchElementException when it lacks one of the functions
     */
    @SuppressWarnings("restricted")
    static LibDeflateCalls load() {
        SymbolLookup library = SymbolLookup.libraryLookup("libdeflate.so.0", Arena.global());
        Linker linker = Linker.nativeLinker();
        Linker.Option inPlace = Linker.Option.critical(true);
        return new LibDeflateCalls(
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
        return allocated(called(() -> (MemorySegment) newCompressor.invokeExact(level)));
    }

    MemorySegment decompressor() {
        return allocated(called(() -> (MemorySegment) newDecompressor.invokeExact()));
    }

    private static MemorySegment allocated(MemorySegment engine) {
        if (engine.address() == 0) {
            throw new OutOfMemoryError("libdeflate has no memory");
        }
        return engine;
    }

    /** How many bytes it has written to {@code room}. */
    int deflate(MemorySegment compressor, byte[] raw, byte[] room) {
        MemorySegment from = MemorySegment.ofArray(raw);
        MemorySegment to = MemorySegment.ofArray(room);
        long length = called(() -> (long) compress.invokeExact(compressor, from, from.byteSize(), to, to.byteSize()));
        if (length == 0) {
            throw new IllegalStateException("libdeflate had no room for " + raw.length + " bytes");
        }
        return Math.toIntExact(length);
    }

    /**
     * Whether there was a whole stream, and room for it.
     *
     * @param lengths two words into which it writes how much it has read and written
     */
    boolean inflate(MemorySegment decompressor, MemorySegment deflated, byte[] raw, MemorySegment lengths) {
        MemorySegment to = MemorySegment.ofArray(raw);
        MemorySegment written = lengths.asSlice(SIZE.byteSize());
        int result = called(() -> (int) decompress.invokeExact(
                decompressor, deflated, deflated.byteSize(), to, to.byteSize(), lengths, written));
        return result == SUCCESS;
    }

    @FunctionalInterface
    private interface Call<T> {
        T make() throws Throwable;
    }

    /** A method handle says that it may throw anything; these throw nothing but what Java's virtual machine does. */
    private static <T> T called(Call<T> call) {
        try {
            return call.make();
        } catch (Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("calling libdeflate", e);
        }
    }
}
