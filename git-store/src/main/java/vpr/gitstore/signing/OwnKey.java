package vpr.gitstore.signing;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import vpr.record.InvalidException;

/**
 * An author's own key on the author's own machine: in a PKCS#12 file, or in a token (a smart card, a hardware module) that
 * does not give it out. It signs what VPR has prepared; VPR never sees it.
 */
public final class OwnKey {
    private final List<X509Certificate> chain;
    private final PrivateKey key;
    private final Provider provider;

    /**
     * @param chain the certificate of {@code key}, then its issuers
     * @param provider which signs with this key
     */
    OwnKey(List<X509Certificate> chain, PrivateKey key, Provider provider) {
        this.chain = List.copyOf(chain);
        this.key = key;
        this.provider = provider;
        requireP256(chain.getFirst());
    }

    private static void requireP256(X509Certificate certificate) {
        try {
            KnownSigner.of(certificate);
        } catch (GeneralSecurityException | IllegalArgumentException otherKey) {
            throw new InvalidException("certificate", "must have a key on P-256 (prime256v1)");
        }
    }

    /** Whose certificate it is. */
    public CertificateFacts certificate() {
        return CertificateFacts.of(chain.getFirst());
    }

    /**
     * A detached CMS SignedData in DER over these bytes, with the certificate and its issuers.
     *
     * @param commit as VPR has prepared it
     * @param at the signing time that is signed with them, kept in whole seconds
     * @throws InvalidException when the certificate is not valid then
     * @throws SigningException when the key cannot sign
     */
    public byte[] sign(byte[] commit, Instant at) {
        if (!Validity.of(chain.getFirst()).contains(at)) {
            throw new InvalidException(
                    "certificate",
                    "must be valid now; it is from "
                            + Validity.of(chain.getFirst()).from() + " until "
                            + Validity.of(chain.getFirst()).until());
        }
        try {
            var attributes = SignedDataTemplate.attributes(Sha256.of(commit), at);
            var engine = Signature.getInstance(EcdsaKey.ALGORITHM, provider);
            engine.initSign(key);
            engine.update(attributes);
            return new SignedDataTemplate(chain).encode(attributes, engine.sign());
        } catch (GeneralSecurityException | IOException e) {
            throw new SigningException("the author's key could not sign", e);
        }
    }

    /** Says nothing of the key. */
    @Override
    public String toString() {
        return "OwnKey";
    }
}
