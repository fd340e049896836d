package vpr.gitstore.signing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * What only this installation knows: the same input gives the same answer here and nowhere else, and nobody without the
 * secret can compute it or go back from it. Safe for any number of threads.
 */
public final class InstallationSecret {
    private final SecretKey key;

    InstallationSecret(SecretKey key) {
        this.key = key;
    }

    /** HMAC-SHA-256 over the parts, each with its length before it (4 bytes, big-endian): no two lists are alike. */
    public byte[] hmac(byte[]... parts) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            for (var part : parts) {
                mac.update(ByteBuffer.allocate(4).putInt(part.length).flip());
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    /**
     * An id shaped as a random UUID (version 4): the first 122 bits of the HMAC over purpose and parts.
     *
     * @param purpose what the id is for, so that ids of different kinds never meet
     */
    public UUID deriveUuid(String purpose, String... parts) {
        var all = new byte[parts.length + 1][];
        all[0] = purpose.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < parts.length; i++) {
            all[i + 1] = parts[i].getBytes(StandardCharsets.UTF_8);
        }
        var bits = ByteBuffer.wrap(hmac(all));
        return new UUID((bits.getLong() & ~0xf000L) | 0x4000L, (bits.getLong() & ~(3L << 62)) | (1L << 63));
    }
}
