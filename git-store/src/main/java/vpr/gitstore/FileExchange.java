package vpr.gitstore;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Lets two files change places in one step (renameat2 with RENAME_EXCHANGE): who looks sees the one or the other, and no
 * inode is given up, which on ext4 makes later files dearer for minutes. Only Linux has it, and not on every file system.
 */
final class FileExchange {
    private static final int CURRENT_DIRECTORY = -100;
    private static final int RENAME_EXCHANGE = 2;
    private static final @Nullable MethodHandle RENAMEAT2 = find();

    private FileExchange() {}

    /** False, and nothing has changed, when it cannot be done here. Both files must exist. */
    static boolean exchange(Path one, Path other) throws IOException {
        if (RENAMEAT2 == null) {
            return false;
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment first = arena.allocateFrom(one.toAbsolutePath().toString());
            MemorySegment second = arena.allocateFrom(other.toAbsolutePath().toString());
            return (int) RENAMEAT2.invokeExact(CURRENT_DIRECTORY, first, CURRENT_DIRECTORY, second, RENAME_EXCHANGE)
                    == 0;
        } catch (Throwable e) {
            throw new IOException("calling the C library", e);
        }
    }

    @SuppressWarnings("restricted") // one call of the C library, with the arguments that its manual page names
    private static @Nullable MethodHandle find() {
        if (!System.getProperty("os.name", "").equals("Linux")) {
            return null;
        }
        Linker linker = Linker.nativeLinker();
        return linker.defaultLookup()
                .find("renameat2")
                .map(symbol -> linker.downcallHandle(
                        symbol,
                        FunctionDescriptor.of(
                                ValueLayout.JAVA_INT,
                                ValueLayout.JAVA_INT,
                                ValueLayout.ADDRESS,
                                ValueLayout.JAVA_INT,
                                ValueLayout.ADDRESS,
                                ValueLayout.JAVA_INT)))
                .orElse(null);
    }
}
