package vpr.gitstore.signing;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.security.auth.x500.X500Principal;
import vpr.record.Registration;

/**
 * Who signed, by the certificate, and when, by the signer's own clock.
 *
 * @param subject the name in the certificate (RFC 4514)
 * @param issuer the name of who issued it (RFC 4514)
 * @param serial its serial number, lower-case hex
 * @param sha256 the SHA-256 fingerprint of its DER, lower-case hex
 * @param registrations whom the certificate names
 * @param signedAt the signing time, whole seconds
 */
public record SignerFacts(
        String subject,
        String issuer,
        String serial,
        String sha256,
        List<Registration> registrations,
        Instant signedAt) {
    // The JDK prints an attribute that it does not know as its OID and hex, which nobody can read.
    private static final Map<String, String> READABLE = Map.of(
            "2.5.4.5", "serialNumber", "2.5.4.97", "organizationIdentifier", "2.5.4.42", "givenName", "2.5.4.4", "sn");

    /** The facts of a signature that this certificate's key makes at this time. */
    public static SignerFacts of(X509Certificate certificate, Instant signedAt) {
        return new SignerFacts(
                subject(certificate),
                name(certificate.getIssuerX500Principal()),
                certificate.getSerialNumber().toString(16),
                fingerprint(certificate),
                CertifiedRegistrations.of(certificate),
                signedAt);
    }

    static String fingerprint(X509Certificate certificate) {
        try {
            return Sha256.hex(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException("the certificate has no encoding", e);
        }
    }

    static String subject(X509Certificate certificate) {
        return name(certificate.getSubjectX500Principal());
    }

    SignerFacts at(Instant time) {
        return new SignerFacts(subject, issuer, serial, sha256, registrations, time);
    }

    private static String name(X500Principal principal) {
        return principal.getName(X500Principal.RFC2253, READABLE);
    }
}
