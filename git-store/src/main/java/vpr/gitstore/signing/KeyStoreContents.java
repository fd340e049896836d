package vpr.gitstore.signing;

import java.io.IOException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.crypto.SecretKey;

/**
 * All that the service's key store holds: what is read to issue or revoke a certificate, and let go again.
 *
 * @param ca the organisation's CA, then its issuers where it has any
 */
record KeyStoreContents(
        List<X509Certificate> ca, PrivateKey caKey, X509Certificate service, PrivateKey serviceKey, SecretKey secret) {
    KeyStoreContents withService(X509Certificate certificate, PrivateKey key) {
        return new KeyStoreContents(ca, caKey, certificate, key, secret);
    }

    byte[] encode(KeyStorePassword password) throws IOException {
        return new KeyStoreEncoder(password)
                .key(KeyStoreFile.CA, caKey, ca)
                .key(KeyStoreFile.SERVICE, serviceKey, List.of(service))
                .secret(KeyStoreFile.SECRET, secret)
                .encode();
    }

    @Override
    public String toString() {
        return "KeyStoreContents";
    }
}
