package vpr.gitstore.signing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CRLException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/** Which certificates are revoked, and since when, by lists that their CAs have signed (X.509 CRL, RFC 5280). */
final class Revocations {
    /** Larger lists are not read: {@value} bytes. */
    static final int LARGEST = 8 << 20;

    private record Named(X500Principal issuer, BigInteger serial) {}

    private final Map<Named, Instant> since;

    private Revocations(Map<Named, Instant> since) {
        this.since = Map.copyOf(since);
    }

    static Revocations none() {
        return new Revocations(Map.of());
    }

    /**
     * All lists of a key folder.
     *
     * @throws IOException when one of them cannot be read, or is signed by none of these
     */
    static Revocations of(TrustAnchors trust, List<X509Certificate> anchors) throws IOException {
        var since = new HashMap<Named, Instant>();
        for (var file : trust.revocationLists()) {
            var list = read(file);
            var issuer = issuer(list, anchors);
            if (issuer.isEmpty()) {
                throw new ServiceKeysException.DamagedList(file.toString(), "no trusted CA has signed it");
            }
            var entries = list.getRevokedCertificates();
            if (entries != null) {
                for (var entry : entries) {
                    since.merge(
                            new Named(list.getIssuerX500Principal(), entry.getSerialNumber()),
                            entry.getRevocationDate().toInstant(),
                            (one, other) -> one.isBefore(other) ? one : other);
                }
            }
        }
        return new Revocations(since);
    }

    static X509CRL read(Path file) throws IOException {
        try {
            var bytes = OwnerOnly.read(file, LARGEST);
            var crl = CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(bytes));
            if (crl instanceof X509CRL list) {
                return list;
            }
            throw new ServiceKeysException.DamagedList(file.toString(), "it is none");
        } catch (CRLException | CertificateException e) {
            throw new ServiceKeysException.DamagedList(file.toString(), "it cannot be read", e);
        }
    }

    /** Which of these CAs has signed the list. */
    static Optional<X509Certificate> issuer(X509CRL list, List<X509Certificate> anchors) {
        return anchors.stream()
                .filter(anchor -> anchor.getSubjectX500Principal().equals(list.getIssuerX500Principal()))
                .filter(anchor -> signed(list, anchor))
                .findFirst();
    }

    private static boolean signed(X509CRL list, X509Certificate anchor) {
        try {
            list.verify(anchor.getPublicKey());
            return true;
        } catch (GeneralSecurityException notByThis) {
            return false;
        }
    }

    /** From when on it must not have signed; empty when it is not revoked. */
    Optional<Instant> since(X509Certificate certificate) {
        return Optional.ofNullable(
                since.get(new Named(certificate.getIssuerX500Principal(), certificate.getSerialNumber())));
    }
}
