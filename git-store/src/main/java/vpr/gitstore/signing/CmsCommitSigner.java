package vpr.gitstore.signing;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/** Signs with a key that this process holds. */
final class CmsCommitSigner implements CommitSigner {
    private final String meaning;
    private final X509Certificate certificate;
    private final SignedDataTemplate template;
    private final EcdsaKey key;

    /**
     * @param chain the certificate of {@code key}, then its issuers
     */
    CmsCommitSigner(String meaning, PrivateKey key, List<X509Certificate> chain, Provider provider)
            throws GeneralSecurityException, IOException {
        this.meaning = meaning;
        this.certificate = chain.getFirst();
        this.template = new SignedDataTemplate(chain);
        this.key = new EcdsaKey(key, provider);
    }

    /** Signs for whoever answers for a commit, with a key that the service holds. */
    static CommitSigner attesting(PrivateKey key, List<X509Certificate> chain) {
        try {
            return new CmsCommitSigner("attested", key, chain, CryptoProvider.ecdsa());
        } catch (GeneralSecurityException | IOException e) {
            throw new SigningException("a signing key cannot be used", e);
        }
    }

    @Override
    public byte[] sign(byte[] commit, Instant at) {
        checkValid(at);
        try {
            var attributes = SignedDataTemplate.attributes(Sha256.of(commit), at);
            return Armour.wrap(template.encode(attributes, key.sign(attributes)));
        } catch (GeneralSecurityException | IOException e) {
            throw new SigningException("the commit could not be signed", e);
        }
    }

    // A signature from outside the certificate's validity would stay untrusted for ever: better none.
    private void checkValid(Instant at) {
        if (!Validity.of(certificate).contains(at)) {
            throw new SigningException("the signing certificate is not valid at the signing time: renew it");
        }
    }

    @Override
    public String meaning() {
        return meaning;
    }

    @Override
    public X509Certificate certificate() {
        return certificate;
    }
}
