package vpr.log;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code .vpr/ledger}: a {@link RecordTable} as it was after a number of leaves. Big-endian: {@code "vprldg/1"}, epoch (4),
 * leaves (8), SHA-256 of the last leaf's line (32), then of each of the 256 parts its number of words (4) and the words, and
 * CRC32C of all before (4). Not synced: what a power cut leaves of it is seen by its sum, and made again from the leaves.
 */
final class LedgerFile {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerFile.class);
    private static final long MAGIC = 0x7670726c64672f31L; // "vprldg/1"
    private static final int BUFFER = 1 << 16;
    private static final int MOST_WORDS = 1 << 27;

    private final Path file;

    LedgerFile(Path file) {
        this.file = file;
    }

    /** @param leaves how many of them the table has taken in */
    record Kept(RecordTable table, long leaves) {}

    void write(Kept kept, LeafEntries leaves) throws IOException {
        Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
        var sum = new CRC32C();
        try (var out = new DataOutputStream(
                new BufferedOutputStream(new CheckedOutputStream(Files.newOutputStream(temporary), sum), BUFFER))) {
            out.writeLong(MAGIC);
            out.writeInt(leaves.epoch());
            out.writeLong(kept.leaves());
            out.write(hashOfLast(kept.leaves(), leaves));
            for (long[] words : kept.table().words()) {
                out.writeInt(words.length);
                write(out, words);
            }
            out.flush();
            out.writeInt((int) sum.getValue());
        }
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void write(DataOutputStream out, long[] words) throws IOException {
        var bytes = ByteBuffer.allocate(Math.min(words.length * Long.BYTES, BUFFER));
        for (long word : words) {
            bytes.putLong(word);
            if (!bytes.hasRemaining()) {
                out.write(bytes.array());
                bytes.clear();
            }
        }
        out.write(bytes.array(), 0, bytes.position());
    }

    /** Empty when there is none, or when it does not fit the leaves. */
    Optional<Kept> read(LeafEntries leaves) throws IOException {
        var sum = new CRC32C();
        try (var in = new DataInputStream(
                new CheckedInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER), sum))) {
            Optional<Kept> kept = read(in, leaves);
            int computed = (int) sum.getValue();
            if (kept.isPresent() && in.readInt() == computed) {
                return kept;
            }
            LOG.info("{} does not fit the leaves; they are read again", file);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (EOFException e) {
            LOG.info("{} ends early; the leaves are read again", file);
        }
        return Optional.empty();
    }

    private static Optional<Kept> read(DataInputStream in, LeafEntries leaves) throws IOException {
        if (in.readLong() != MAGIC || in.readInt() != leaves.epoch()) {
            return Optional.empty();
        }
        long count = in.readLong();
        byte[] hash = in.readNBytes(32);
        if (count < 1 || count > leaves.count() || !Arrays.equals(hash, hashOfLast(count, leaves))) {
            return Optional.empty();
        }
        var parts = new long[RecordTable.PARTS][];
        for (int i = 0; i < RecordTable.PARTS; i++) {
            int length = in.readInt();
            if (length < 2 || length > MOST_WORDS || length % 2 != 0) {
                return Optional.empty();
            }
            parts[i] = readWords(in, length);
        }
        return RecordTable.of(parts).map(table -> new Kept(table, count));
    }

    // No more is allocated than the file has.
    private static long[] readWords(DataInputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(Math.multiplyExact(length, Long.BYTES));
        if (bytes.length < length * Long.BYTES) {
            throw new EOFException("a part ends early");
        }
        var words = new long[length];
        ByteBuffer.wrap(bytes).asLongBuffer().get(words);
        return words;
    }

    private static byte[] hashOfLast(long count, LeafEntries leaves) throws IOException {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(leaves.read(count - 1, count).getFirst());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
