package vpr.gitstore.signing;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A professional's key and certificate.
 *
 * @param chain the certificate, then its issuers
 */
record AuthorKey(List<X509Certificate> chain, PrivateKey key) {
    @Override
    public String toString() {
        return "AuthorKey";
    }
}
