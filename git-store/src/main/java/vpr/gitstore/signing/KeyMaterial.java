package vpr.gitstore.signing;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.crypto.SecretKey;

/** What the running service holds in memory. The CA's private key is not among it: it stays in the file, encrypted. */
record KeyMaterial(X509Certificate ca, X509Certificate service, PrivateKey serviceKey, SecretKey secret) {
    @Override
    public String toString() {
        return "KeyMaterial";
    }
}
