package vpr.acceptance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A small file system in memory, which a test can fill to its last block. */
record SmallDisk(Path place) implements AutoCloseable {
    private static final int MIB = 1024 * 1024;

    /** 96 MiB. Skips the test where it may not mount. */
    static SmallDisk mount(Path place) throws IOException, InterruptedException {
        return mount(place, 96);
    }

    static SmallDisk mount(Path place, int mebibytes) throws IOException, InterruptedException {
        Files.createDirectories(place);
        var options = "size=" + mebibytes + "m,mode=700";
        var code = new ProcessBuilder("mount", "-t", "tmpfs", "-o", options, "tmpfs", place.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        assumeTrue(code == 0, "mounting a file system needs root: the test of a full disk was skipped");
        return new SmallDisk(place);
    }

    /** Gives it another size; what lies there stays. */
    void resize(int mebibytes) throws IOException, InterruptedException {
        Tool.lines("mount", "-o", "remount,size=" + mebibytes + "m", place.toString());
    }

    /** The file that takes the space. */
    Path filling() {
        return place.resolve("filling");
    }

    /** Takes all the space there is. */
    void fill() throws IOException {
        try (var channel = FileChannel.open(filling(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            var size = MIB;
            while (size >= 1024) {
                size = takes(channel, ByteBuffer.allocate(size)) ? size : size / 2;
            }
        }
    }

    /** Takes what was given back since; always true. */
    boolean isFilledAgain() {
        try {
            fill();
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean takes(FileChannel channel, ByteBuffer bytes) {
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            return true;
        } catch (IOException e) {
            return false; // no space for so much
        }
    }

    /** Lazily, so that it goes away even when a program that a failed test left behind still uses it. */
    @Override
    public void close() throws IOException {
        try {
            Tool.lines("umount", "--lazy", place.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
