package vpr.gitstore;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.zip.DataFormatException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * A Git object in memory, ready to be stored. Its bytes are shared, not copied: nobody changes them.
 *
 * @param type as in a pack: 1 commit, 2 tree, 3 blob
 * @param raw the content
 * @param deflated the content as a zlib stream; null for what is stored as it is until the record is at rest: a tree, which is
 *     hashes for the most part, a commit, which is a signature, and a small file
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way through, never compared
record GitObject(ObjectId id, int type, byte[] raw, byte @Nullable [] deflated) {
    /** No object of a record is larger: {@value} bytes. */
    static final int MOST_BYTES = 32 * 1024 * 1024;

    /** Deflating what is smaller saves less of the file system's blocks than it costs. */
    private static final int WORTH_DEFLATING = 2048;

    static GitObject of(int type, byte[] raw) {
        boolean deflates = type == Constants.OBJ_BLOB && raw.length >= WORTH_DEFLATING;
        return new GitObject(idOf(type, raw), type, raw, deflates ? Deflate.deflate(raw) : null);
    }

    /** From what a journal holds. */
    static GitObject ofDeflated(int type, int size, byte[] deflated) throws DataFormatException {
        byte[] raw = Inflate.whole(deflated, size);
        return new GitObject(idOf(type, raw), type, raw, deflated);
    }

    /** What it takes in memory. */
    long bytes() {
        return raw.length + (deflated == null ? 0L : deflated.length);
    }

    /** The bytes that {@link #writeStream} writes. */
    int streamLength() {
        return deflated == null ? Deflate.storedLength(raw.length) : deflated.length;
    }

    /** The content as a zlib stream. */
    void writeStream(ByteBuffer out) {
        if (deflated == null) {
            Deflate.store(raw, out);
        } else {
            out.put(deflated);
        }
    }

    /** The id that Git gives to these bytes. */
    static ObjectId idOf(int type, byte[] raw) {
        MessageDigest sha1 = sha1();
        sha1.update((Constants.typeString(type) + " " + raw.length + "\0").getBytes(US_ASCII));
        return ObjectId.fromRaw(sha1.digest(raw));
    }

    static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
