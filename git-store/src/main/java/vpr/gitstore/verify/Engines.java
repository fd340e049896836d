package vpr.gitstore.verify;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.eclipse.jgit.lib.ObjectId;
import vpr.gitstore.LibDeflate;

/** What inflates and hashes, made once for each thread. */
final class Engines implements AutoCloseable {
    /** No object of a record is larger: {@value} bytes. */
    static final int MOST_BYTES = 32 * 1024 * 1024;

    private final Inflater inflater = new Inflater();
    private final MessageDigest sha1 = digest();

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }

    MessageDigest sha1() {
        return sha1;
    }

    ObjectId idOf(GitBytes object) {
        sha1.update((object.typeName() + " " + object.bytes().length + "\0").getBytes(US_ASCII));
        return ObjectId.fromRaw(sha1.digest(object.bytes()));
    }

    /**
     * The one zlib stream that begins there, which must hold exactly so many bytes.
     *
     * @throws ObjectException when it does not
     */
    byte[] inflate(ByteBuffer deflated, int size) throws ObjectException {
        Optional<LibDeflate> library = LibDeflate.forBytes(size);
        try {
            if (library.isEmpty()) {
                return inflateByJava(deflated, size);
            }
            var bytes = new byte[size];
            var _ = library.get().inflate(MemorySegment.ofBuffer(deflated), bytes);
            return bytes;
        } catch (DataFormatException e) {
            throw changed();
        }
    }

    private byte[] inflateByJava(ByteBuffer deflated, int size) throws ObjectException, DataFormatException {
        inflater.reset();
        inflater.setInput(deflated);
        var bytes = new byte[size];
        int length = 0;
        while (length < size) {
            int more = inflater.inflate(bytes, length, size - length);
            if (more == 0) {
                throw changed();
            }
            length += more;
        }
        boolean ends = inflater.finished() || (inflater.inflate(new byte[1]) == 0 && inflater.finished());
        if (!ends) {
            throw changed();
        }
        return bytes;
    }

    private static ObjectException changed() {
        return new ObjectException(ProblemKind.OBJECT_CHANGED, "its deflated bytes must be whole");
    }

    @Override
    public void close() {
        inflater.end();
    }
}
