package vpr.log.tree;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;

/** Signs notes with an Ed25519 key. Safe for many threads. */
public final class NoteSigner {
    private static final int SIGNATURE_LENGTH = 64;

    private final NoteKey key;
    private final PrivateKey privateKey;

    /** @param key the one that others check with; must belong to the private key */
    public NoteSigner(NoteKey key, PrivateKey privateKey) {
        this.key = key;
        this.privateKey = privateKey;
    }

    public NoteKey key() {
        return key;
    }

    /**
     * The key's signature of a text.
     *
     * @param now stands in the signature where the key is a cosigner's, whole seconds
     */
    public NoteSignature sign(String text, Instant now) {
        if (key.type() == NoteKey.Type.ED25519) {
            return new NoteSignature(key.name(), key.id(), ed25519(text));
        }
        long time = now.getEpochSecond();
        byte[] bytes = ByteBuffer.allocate(Long.BYTES + SIGNATURE_LENGTH)
                .putLong(time)
                .put(ed25519(cosigned(time, text)))
                .array();
        return new NoteSignature(key.name(), key.id(), bytes);
    }

    /** What a cosigner signs (C2SP tlog-cosignature, Ed25519). */
    static String cosigned(long seconds, String text) {
        return "cosignature/v1\ntime " + seconds + "\n" + text;
    }

    private byte[] ed25519(String text) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(privateKey);
            signature.update(text.getBytes(UTF_8));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the log's key does not sign", e);
        }
    }
}
