package vpr.gitstore.signing;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Optional;

/** Reads the certificates of signatures; those of signers are remembered by their fingerprint. */
final class KnownCertificates {
    private final RecentlyUsed<KnownSigner> signers = new RecentlyUsed<>();

    /** The certificate that the signature names; empty when it is not among those it carries, or cannot be used. */
    Optional<KnownSigner> signerOf(CmsSignature signature) {
        var wanted = signature.signer();
        for (var encoded : signature.certificates()) {
            var signer = signer(encoded);
            if (signer.isPresent() && signer.get().isNamed(wanted)) {
                return signer;
            }
        }
        return Optional.empty();
    }

    private Optional<KnownSigner> signer(byte[] encoded) {
        var fingerprint = Sha256.hex(encoded);
        var known = signers.get(fingerprint);
        if (known.isPresent()) {
            return known;
        }
        try {
            var read = KnownSigner.of(certificate(encoded));
            signers.put(fingerprint, read);
            return Optional.of(read);
        } catch (GeneralSecurityException | IllegalArgumentException unusable) {
            return Optional.empty();
        }
    }

    static X509Certificate certificate(byte[] encoded) throws CertificateException {
        var factory = CertificateFactory.getInstance("X.509");
        return (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(encoded));
    }
}
