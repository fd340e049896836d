package vpr.gitstore.signing;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateEncodingException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;

/** Whom an installation trusts and what is revoked, as it is now. */
record Trust(TrustedChains chains, Revocations revocations) {
    static Trust read(KeyFolder folder) throws IOException {
        var trust = new TrustAnchors(folder);
        var anchors = trust.read();
        var revocations = Revocations.of(trust, anchors);
        return new Trust(new TrustedChains(anchors, revocations), revocations);
    }

    /** The chain of a certificate for signing; empty when it leads to nobody who is trusted, or is none for signing. */
    Optional<TrustedChain> chain(AuthorCertificate author, Instant at) {
        try {
            var issuers = new ArrayList<byte[]>();
            for (var certificate : author.chain()) {
                issuers.add(certificate.getEncoded());
            }
            return chains.chain(KnownSigner.of(author.certificate()), issuers, at);
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was read has no encoding", e);
        } catch (GeneralSecurityException notP256) {
            return Optional.empty();
        }
    }
}
