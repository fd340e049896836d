package vpr.gitstore.signing;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import vpr.record.Registration;

/**
 * A certificate as people speak of it.
 *
 * @param serial lower-case hex
 * @param subject the name in it (RFC 4514)
 * @param registrations whom it names
 * @param from the first second of its validity
 * @param until the last one
 * @param sha256 the fingerprint of its DER, lower-case hex
 */
public record CertificateFacts(
        String serial, String subject, List<Registration> registrations, Instant from, Instant until, String sha256) {
    public CertificateFacts {
        registrations = List.copyOf(registrations);
    }

    static CertificateFacts of(X509Certificate certificate) {
        var validity = Validity.of(certificate);
        return new CertificateFacts(
                AuthorCertificate.serial(certificate),
                SignerFacts.subject(certificate),
                CertifiedRegistrations.of(certificate),
                validity.from(),
                validity.until(),
                SignerFacts.fingerprint(certificate));
    }
}
