package vpr.gitstore.signing;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.ConcurrentLinkedQueue;

/** SHA-256 by digests that are used again. */
final class Sha256 {
    private static final ConcurrentLinkedQueue<MessageDigest> IDLE = new ConcurrentLinkedQueue<>();

    private Sha256() {}

    static byte[] of(byte[] bytes) {
        var waiting = IDLE.poll();
        var digest = waiting == null ? create() : waiting;
        var value = digest.digest(bytes); // leaves it reset
        IDLE.add(digest);
        return value;
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(of(bytes));
    }

    private static MessageDigest create() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
