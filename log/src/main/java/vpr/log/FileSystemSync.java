package vpr.log;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.file.Path;

/**
 * syncfs(2) on the file system that holds a directory: one call makes everything durable that was written there, however
 * many files. The descriptor stays open, so that a write-back error since then is reported by the next call. Only Linux
 * has it; elsewhere {@link #sync} does nothing, and only what the log itself writes is synced (enough for developers).
 */
final class FileSystemSync implements AutoCloseable {
    private static final int O_RDONLY_CLOEXEC = 0x80000;
    private static final int NONE = -1;

    /** NONE also after closing: the number may belong to another file then. */
    private int descriptor;

    private boolean closed;

    private FileSystemSync(int descriptor) {
        this.descriptor = descriptor;
    }

    static FileSystemSync of(Path directory) throws IOException {
        if (!System.getProperty("os.name", "").equals("Linux")) {
            return new FileSystemSync(NONE);
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment errno = arena.allocate(Native.STATE);
            MemorySegment path = arena.allocateFrom(directory.toAbsolutePath().toString());
            int descriptor = (int) Native.OPEN.invokeExact(errno, path, O_RDONLY_CLOEXEC);
            check(descriptor, errno, "open the data directory");
            return new FileSystemSync(descriptor);
        } catch (Throwable e) {
            throw asIo(e);
        }
    }

    synchronized void sync() throws IOException {
        if (closed) {
            throw new IOException("closed");
        }
        if (descriptor == NONE) {
            return;
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment errno = arena.allocate(Native.STATE);
            check((int) Native.SYNCFS.invokeExact(errno, descriptor), errno, "syncfs");
        } catch (Throwable e) {
            throw asIo(e);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (descriptor == NONE) {
            return;
        }
        try (Arena arena = Arena.ofConfined()) {
            int ignored = (int) Native.CLOSE.invokeExact(arena.allocate(Native.STATE), descriptor);
        } catch (Throwable e) {
            throw new IllegalStateException("close of a descriptor", e);
        } finally {
            descriptor = NONE;
        }
    }

    private static void check(int result, MemorySegment state, String what) throws IOException {
        if (result < 0) {
            throw new IOException(what + ": errno " + (int) Native.ERRNO.get(state, 0L));
        }
    }

    private static IOException asIo(Throwable e) {
        return e instanceof IOException io ? io : new IOException("calling the C library", e);
    }

    /** Loaded on Linux only. */
    @SuppressWarnings("restricted") // three calls of the C library, with the arguments that their manual pages name
    private static final class Native {
        static final StructLayout STATE = Linker.Option.captureStateLayout();
        static final VarHandle ERRNO = STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

        private static final Linker LINKER = Linker.nativeLinker();
        private static final SymbolLookup LIBC = LINKER.defaultLookup();

        static final MethodHandle OPEN = LINKER.downcallHandle(
                LIBC.findOrThrow("open"),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT),
                Linker.Option.captureCallState("errno"),
                Linker.Option.firstVariadicArg(2));
        static final MethodHandle SYNCFS = onDescriptor("syncfs");
        static final MethodHandle CLOSE = onDescriptor("close");

        private static MethodHandle onDescriptor(String function) {
            return LINKER.downcallHandle(
                    LIBC.findOrThrow(function),
                    FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT),
                    Linker.Option.captureCallState("errno"));
        }
    }
}
