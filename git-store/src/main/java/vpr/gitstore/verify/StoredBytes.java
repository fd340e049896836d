package vpr.gitstore.verify;

import java.io.EOFException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Arrays;

/** The bytes of a pack or an index: small files are read, large ones mapped. Both end with the SHA-1 of all before. */
final class StoredBytes {
    static final int SHA1 = 20;
    private static final long READ_WHOLE = 4L * 1024 * 1024;
    private static final long WINDOW = 64L * 1024 * 1024;

    private final MemorySegment bytes;

    private StoredBytes(MemorySegment bytes) {
        this.bytes = bytes;
    }

    /** @param arena keeps what is mapped, and is to be closed after the last use */
    static StoredBytes of(Path file, Arena arena) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            if (size > READ_WHOLE) {
                return new StoredBytes(channel.map(FileChannel.MapMode.READ_ONLY, 0, size, arena));
            }
            ByteBuffer read = ByteBuffer.allocate((int) size);
            while (read.hasRemaining()) {
                if (channel.read(read) < 0) {
                    throw new EOFException(file.getFileName() + " ends early");
                }
            }
            return new StoredBytes(MemorySegment.ofArray(read.array()));
        }
    }

    long size() {
        return bytes.byteSize();
    }

    /** From there on, at most so many bytes. */
    ByteBuffer from(long at, long most) {
        return bytes.asSlice(at, Math.min(most, size() - at)).asByteBuffer();
    }

    byte[] tail(int skip) {
        var tail = new byte[SHA1];
        from(size() - SHA1 - skip, SHA1).get(tail);
        return tail;
    }

    boolean endsWithItsChecksum(MessageDigest sha1) {
        if (size() < 2L * SHA1) {
            return false;
        }
        long end = size() - SHA1;
        for (long at = 0; at < end; at += WINDOW) {
            sha1.update(from(at, Math.min(WINDOW, end - at)));
        }
        return Arrays.equals(sha1.digest(), tail(0));
    }
}
