package vpr.gitstore.signing;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import vpr.record.InvalidException;

/** Certificates that were issued elsewhere, judged before anything is done with them. */
final class BroughtCertificates {
    private static final String FIELD = "certificate";
    private static final int MOST = 10;
    private static final int KEY_CERT_SIGN = 5;
    private static final int CRL_SIGN = 6;

    private BroughtCertificates() {}

    /**
     * @throws InvalidException when the file holds no certificate, or more than {@value MOST}
     */
    static List<X509Certificate> read(Path file) throws IOException {
        try {
            var certificates = Pem.read(OwnerOnly.read(file, Pem.LARGEST));
            if (certificates.isEmpty() || certificates.size() > MOST) {
                throw new InvalidException(FIELD, "must be a PEM file with 1 to " + MOST + " certificates");
            }
            return certificates;
        } catch (CertificateException | ServiceKeysException.Damaged e) {
            throw new InvalidException(FIELD, "must be a PEM file with 1 to " + MOST + " certificates");
        }
    }

    static void requireAuthority(X509Certificate certificate, Instant now) {
        var usage = certificate.getKeyUsage();
        require(
                certificate.getBasicConstraints() >= 0 && (usage == null || usage[KEY_CERT_SIGN]),
                "must be of a certification authority (CA flag, key usage keyCertSign)");
        requireValid(certificate, now);
    }

    /** That this CA can issue with this key, and revoke. */
    static void requireIssuing(X509Certificate certificate, PrivateKey key, Instant now) {
        requireAuthority(certificate, now);
        var usage = certificate.getKeyUsage();
        require(usage == null || usage[CRL_SIGN], "must allow to sign lists of revoked certificates (cRLSign)");
        requireKey(certificate, key);
    }

    /** Each the issuer of the one before. */
    static void requireChain(List<X509Certificate> chain) {
        for (int i = 1; i < chain.size(); i++) {
            try {
                chain.get(i - 1).verify(chain.get(i).getPublicKey());
            } catch (GeneralSecurityException notItsIssuer) {
                throw new InvalidException(FIELD, "must be followed by its issuers only, each after what it issued");
            }
        }
    }

    static void requireKey(X509Certificate certificate, PrivateKey key) {
        requireP256(certificate);
        try {
            if (KeyStoreFile.belongTogether(key, certificate)) {
                return;
            }
        } catch (GeneralSecurityException noSuchKey) {
            // an RSA key, say: not that of a certificate of P-256
        }
        throw new InvalidException("key", "must be the private key of the certificate; it is another one");
    }

    private static void requireP256(X509Certificate certificate) {
        try {
            KnownSigner.of(certificate);
        } catch (GeneralSecurityException | IllegalArgumentException otherKey) {
            throw new InvalidException(FIELD, "must have a key on P-256 (prime256v1)");
        }
    }

    static void requireValid(X509Certificate certificate, Instant now) {
        var validity = Validity.of(certificate);
        require(!now.isBefore(validity.from()), "must be valid now; it begins " + validity.from());
        require(validity.contains(now), "must be valid now; it ended " + validity.until());
    }

    static void require(boolean holds, String rule) {
        if (!holds) {
            throw new InvalidException(FIELD, rule);
        }
    }
}
