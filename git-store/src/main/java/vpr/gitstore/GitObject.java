package vpr.gitstore;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.zip.DataFormatException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;

/**
 * A Git object in memory, ready to be stored. Its bytes are shared, not copied: nobody changes them.
 *
 * @param type as in a pack: 1 commit, 2 tree, 3 blob
 * @param raw the content
 * @param deflated the content as a zlib stream
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way through, never compared
record GitObject(ObjectId id, int type, byte[] raw, byte[] deflated) {
    /** No object of a record is larger: {@value} bytes. */
    static final int MOST_BYTES = 32 * 1024 * 1024;

    /** Trees, which are hashes for the most part, are stored as they are until the record is repacked. */
    static GitObject of(int type, byte[] raw) {
        byte[] stream = type == Constants.OBJ_TREE ? Deflate.store(raw) : Deflate.deflate(raw);
        return new GitObject(idOf(type, raw), type, raw, stream);
    }

    /** From what a journal holds. */
    static GitObject ofDeflated(int type, int size, byte[] deflated) throws DataFormatException {
        byte[] raw = Deflate.inflate(deflated, size);
        return new GitObject(idOf(type, raw), type, raw, deflated);
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
