package vpr.gitstore.signing;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.security.SignatureException;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A private P-256 key that signs with SHA-256. Initialised engines are kept: as many as ever signed at one time. */
final class EcdsaKey {
    static final String ALGORITHM = "SHA256withECDSA";

    private final PrivateKey key;
    private final Provider provider;
    private final ConcurrentLinkedQueue<Signature> idle = new ConcurrentLinkedQueue<>();

    EcdsaKey(PrivateKey key, Provider provider) throws GeneralSecurityException {
        this.key = (PrivateKey) KeyFactory.getInstance("EC", provider).translateKey(key);
        this.provider = provider;
        idle.add(engine());
    }

    /** The DER signature over these bytes. */
    byte[] sign(byte[] message) throws GeneralSecurityException {
        var waiting = idle.poll();
        var engine = waiting == null ? engine() : waiting;
        var signature = finish(engine, message);
        idle.add(engine); // not after an exception: that engine's state is unknown
        return signature;
    }

    private static byte[] finish(Signature engine, byte[] message) throws SignatureException {
        engine.update(message);
        return engine.sign();
    }

    private Signature engine() throws GeneralSecurityException {
        var engine = Signature.getInstance(ALGORITHM, provider);
        engine.initSign(key);
        return engine;
    }
}
