package vpr.gitstore.faults;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** An ext4 file system in a file, whose power can be cut: whatever was not flushed to it is gone. Linux, root only. */
final class LoopDisk implements AutoCloseable {
    private static final long EXT4_IOC_SHUTDOWN = 0x8004587dL; // _IOR('X', 125, __u32)
    private static final int NOLOGFLUSH = 2;
    private static final int O_RDONLY = 0;

    private final Path image;
    private final Path folder;

    private LoopDisk(Path image, Path folder) {
        this.image = image;
        this.folder = folder;
    }

    static Optional<String> cannot() {
        if (!Commands.isRoot()) {
            return Optional.of("only root may mount");
        }
        return Commands.missing("mkfs.ext4", "mount", "umount");
    }

    /** A new one, mounted. */
    static LoopDisk create(Path parent, long mebibytes) throws IOException, InterruptedException {
        var disk = new LoopDisk(image(parent), Files.createDirectories(parent.resolve("disk")));
        disk.unmount();
        Files.deleteIfExists(disk.image);
        Commands.run("truncate", "-s", mebibytes + "M", disk.image.toString());
        Commands.run("mkfs.ext4", "-q", "-F", "-m", "0", disk.image.toString());
        disk.mount();
        return disk;
    }

    /** The one that an earlier round made, mounted again. */
    static Optional<LoopDisk> existing(Path parent) throws IOException, InterruptedException {
        var disk = new LoopDisk(image(parent), parent.resolve("disk"));
        if (!Files.exists(disk.image) || !Files.isDirectory(disk.folder)) {
            return Optional.empty();
        }
        disk.unmount();
        disk.mount();
        return Optional.of(disk);
    }

    /** In memory where that can be, because what is tried is the file system and not the disk below it. */
    private static Path image(Path parent) {
        Path memory = Path.of("/dev/shm");
        String name =
                "vpr-faults-" + Integer.toHexString(parent.toAbsolutePath().hashCode()) + ".image";
        return (Files.isWritable(memory) ? memory : parent).resolve(name);
    }

    Path folder() {
        return folder;
    }

    /** Gives up the disk and all that is on it. */
    void discard() throws IOException, InterruptedException {
        unmount();
        Files.deleteIfExists(image);
    }

    private void mount() throws IOException, InterruptedException {
        Commands.run("mount", "-o", "loop", image.toString(), folder.toString());
    }

    private void unmount() throws IOException, InterruptedException {
        Commands.unmount(folder);
    }

    /** From now on nothing reaches the disk, and nothing can be written. */
    void cutPower() throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            int descriptor = (int) Native.OPEN.invokeExact(arena.allocateFrom(folder.toString()), O_RDONLY);
            MemorySegment how = arena.allocateFrom(ValueLayout.JAVA_INT, NOLOGFLUSH);
            int failed = (int) Native.IOCTL.invokeExact(descriptor, EXT4_IOC_SHUTDOWN, how);
            int closed = (int) Native.CLOSE.invokeExact(descriptor);
            if (failed != 0 || closed != 0) {
                throw new IOException("the file system could not be shut down");
            }
        } catch (IOException e) {
            throw e;
        } catch (Throwable e) {
            throw new IOException("calling the C library", e);
        }
    }

    /** As after the power came back: the file system recovers from its own journal. */
    void mountAgain() throws IOException, InterruptedException {
        unmount();
        mount();
    }

    @Override
    public void close() throws IOException {
        try {
            unmount();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @SuppressWarnings("restricted") // three calls of the C library, with the arguments that their manual pages name
    private static final class Native {
        static final MethodHandle OPEN =
                handle("open", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
        static final MethodHandle IOCTL = handle(
                "ioctl",
                FunctionDescriptor.of(
                        ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG, ValueLayout.ADDRESS));
        static final MethodHandle CLOSE =
                handle("close", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));

        private static MethodHandle handle(String name, FunctionDescriptor type) {
            Linker linker = Linker.nativeLinker();
            return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), type);
        }
    }
}
