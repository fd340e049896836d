package vpr.gitstore.signing;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;

/** Reads the certificates of signatures; those of signers are remembered by their fingerprint. */
final class KnownCertificates {
    private final RecentlyUsed<Optional<KnownSigner>> signers = new RecentlyUsed<>();

    /** The certificate that the signature names; empty when it is not among those it carries, or cannot be used. */
    Optional<KnownSigner> signerOf(CmsSignature signature) {
        for (var encoded : signature.certificates()) {
            var signer = signer(encoded);
            if (signer.isPresent() && Arrays.equals(signer.get().name(), signature.signer())) {
                return signer;
            }
        }
        return Optional.empty();
    }

    private Optional<KnownSigner> signer(byte[] encoded) {
        var fingerprint = Sha256.hex(encoded);
        return signers.get(fingerprint).orElseGet(() -> {
            var read = read(encoded);
            signers.put(fingerprint, read);
            return read;
        });
    }

    private static Optional<KnownSigner> read(byte[] encoded) {
        try {
            return Optional.of(KnownSigner.of(certificate(encoded)));
        } catch (GeneralSecurityException | IllegalArgumentException unusable) {
            return Optional.empty();
        }
    }

    static X509Certificate certificate(byte[] encoded) throws CertificateException {
        var factory = CertificateFactory.getInstance("X.509");
        return (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(encoded));
    }
}
