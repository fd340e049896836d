package vpr.log.tree;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** A hash of the tree: SHA-256 with the prefixes of RFC 9162 section 2.1.1, 0x00 for an entry, 0x01 for a node. */
public final class TreeHash {
    /** Bytes of a hash. */
    public static final int LENGTH = 32;

    /** The root of a tree without entries: the hash of nothing. */
    public static final TreeHash EMPTY = new TreeHash(sha256().digest());

    private static final byte ENTRY = 0;
    private static final byte NODE = 1;

    private final byte[] bytes;

    private TreeHash(byte[] bytes) {
        this.bytes = bytes;
    }

    /** @throws IllegalArgumentException unless there are 32 bytes */
    public static TreeHash of(byte[] bytes) {
        return at(bytes, 0, bytes.length);
    }

    /** The n-th of hashes that stand one after the other, as in a tile. */
    static TreeHash at(byte[] hashes, int n) {
        return at(hashes, n * LENGTH, LENGTH);
    }

    private static TreeHash at(byte[] bytes, int from, int length) {
        Rules.require(length == LENGTH, "hash: must be 32 bytes");
        return new TreeHash(Arrays.copyOfRange(bytes, from, from + length));
    }

    /** The hash of an entry, here of a leaf's line without its line feed. */
    public static TreeHash ofEntry(byte[] entry) {
        MessageDigest digest = sha256();
        digest.update(ENTRY);
        return new TreeHash(digest.digest(entry));
    }

    public static TreeHash node(TreeHash left, TreeHash right) {
        MessageDigest digest = sha256();
        digest.update(NODE);
        digest.update(left.bytes);
        return new TreeHash(digest.digest(right.bytes));
    }

    /** @throws IllegalArgumentException unless it is the standard Base64 of 32 bytes */
    public static TreeHash parseBase64(String text) {
        return of(Rules.base64("hash", text));
    }

    public String base64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TreeHash that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** In hexadecimal. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
