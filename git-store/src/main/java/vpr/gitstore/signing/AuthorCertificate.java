package vpr.gitstore.signing;

import java.security.cert.X509Certificate;
import java.util.List;
import vpr.record.Registration;

/**
 * A professional's certificate, with whose key the service may sign.
 *
 * @param chain the certificate, then its issuers
 * @param registrations whom it names
 */
record AuthorCertificate(List<X509Certificate> chain, List<Registration> registrations) {
    static AuthorCertificate of(List<X509Certificate> chain) {
        return new AuthorCertificate(List.copyOf(chain), CertifiedRegistrations.of(chain.getFirst()));
    }

    X509Certificate certificate() {
        return chain.getFirst();
    }

    List<X509Certificate> issuers() {
        return chain.subList(1, chain.size());
    }

    /** Its serial number, lower-case hex, as files are named by it. */
    String serial() {
        return serial(certificate());
    }

    static String serial(X509Certificate certificate) {
        return certificate.getSerialNumber().toString(16);
    }
}
