package vpr.benchmarks;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A program: flushes a file in the ways in which the log does, and prints the least microseconds that each way took. */
@SuppressWarnings("restricted") // two calls of the C library, with the arguments that their manual pages name
final class Flushes {
    private static final int TRIES = 5;
    private static final int READ_ONLY = 0;

    private Flushes() {}

    private interface Flush {
        void now() throws Throwable;
    }

    public static void main(String[] arguments) throws Throwable {
        var file = Path.of(arguments[0]);
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            print("fdatasync", channel, () -> channel.force(false));
            print("fsync", channel, () -> channel.force(true));
            var call = FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
            var syncfs = Linker.nativeLinker()
                    .downcallHandle(Linker.nativeLinker().defaultLookup().findOrThrow("syncfs"), call);
            int descriptor = open(file);
            print("syncfs", channel, () -> {
                if ((int) syncfs.invokeExact(descriptor) != 0) {
                    throw new IllegalStateException("syncfs failed");
                }
            });
        }
    }

    private static int open(Path file) throws Throwable {
        var call = FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT);
        var linker = Linker.nativeLinker();
        var open = linker.downcallHandle(
                linker.defaultLookup().findOrThrow("open"), call, Linker.Option.firstVariadicArg(2));
        try (var arena = Arena.ofConfined()) {
            return (int) open.invokeExact(arena.allocateFrom(file.toString()), READ_ONLY);
        }
    }

    private static void print(String name, FileChannel channel, Flush flush) throws Throwable {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < TRIES; i++) {
            channel.write(ByteBuffer.wrap(new byte[1]), i);
            long begun = System.nanoTime();
            flush.now();
            least = Math.min(least, System.nanoTime() - begun);
        }
        System.out.println(name + " " + least / 1_000);
    }
}
