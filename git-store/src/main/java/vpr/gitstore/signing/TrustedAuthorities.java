package vpr.gitstore.signing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509CRL;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import vpr.record.InvalidException;

/** CAs elsewhere whose certificates count here, and what they have revoked. */
public final class TrustedAuthorities {
    private TrustedAuthorities() {}

    /**
     * Trusts CAs that were made elsewhere; no password is needed.
     *
     * @param pem a file with their certificates
     */
    public static List<CertificateFacts> trust(Path data, Path pem, Clock clock) throws IOException {
        var certificates = BroughtCertificates.read(pem);
        certificates.forEach(certificate -> BroughtCertificates.requireAuthority(certificate, clock.instant()));
        var folder = KeyFolder.of(data);
        var trust = new TrustAnchors(folder);
        folder.locked(() -> {
            OwnerOnly.createFolder(folder.trusted());
            OwnerOnly.sync(folder.path());
            if (trust.files(".pem").size() + certificates.size() > TrustAnchors.MOST) {
                throw new InvalidException("certificate", "must be one of at most " + TrustAnchors.MOST + " CAs");
            }
            for (var certificate : certificates) {
                OwnerOnly.write(trust.file(certificate, ".pem"), Pem.of(List.of(certificate)));
            }
            return true;
        });
        return certificates.stream().map(CertificateFacts::of).toList();
    }

    /**
     * Takes the list of what another trusted CA has revoked, in place of its last one; no password is needed.
     *
     * @param crl a file, PEM or DER
     */
    public static void takeRevocations(Path data, Path crl) throws IOException {
        var folder = KeyFolder.of(data);
        var trust = new TrustAnchors(folder);
        folder.locked(() -> {
            var list = brought(crl);
            var issuer = Revocations.issuer(list, trust.read())
                    .orElseThrow(() -> new InvalidException("crl", "must be signed by a trusted CA"));
            var file = trust.file(issuer, ".crl");
            if (!Files.exists(trust.file(issuer, ".pem"))) {
                throw new InvalidException("crl", "must be of a CA that vpr ca init --certificate added");
            }
            if (Files.exists(file) && made(list).isBefore(made(Revocations.read(file)))) {
                throw new InvalidException("crl", "must not be older than the list that is there");
            }
            try {
                OwnerOnly.write(file, Pem.of("X509 CRL", list.getEncoded()));
            } catch (GeneralSecurityException e) {
                throw new IOException("the list has no encoding", e);
            }
            return true;
        });
    }

    private static Instant made(X509CRL list) {
        return list.getThisUpdate().toInstant();
    }

    private static X509CRL brought(Path crl) throws IOException {
        try {
            return Revocations.read(crl);
        } catch (ServiceKeysException.DamagedList | ServiceKeysException.Damaged e) {
            throw new InvalidException("crl", "must be an X.509 list of revoked certificates of at most 8 MiB");
        }
    }
}
