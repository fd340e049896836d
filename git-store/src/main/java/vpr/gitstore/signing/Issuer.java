package vpr.gitstore.signing;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/** A certification authority whose key is here. */
record Issuer(X509Certificate certificate, PrivateKey key) {
    @Override
    public String toString() {
        return "Issuer";
    }
}
