package vpr.gitstore.signing;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.crypto.SecretKey;

/**
 * What the running service holds in memory. The CA's private key is not among it: it stays in the file, encrypted.
 *
 * @param chain the service's certificate, the CA's, then the CA's issuers where it has any
 */
record KeyMaterial(List<X509Certificate> chain, PrivateKey serviceKey, SecretKey secret) {
    X509Certificate service() {
        return chain.getFirst();
    }

    X509Certificate ca() {
        return chain.get(1);
    }

    CommitSigner signer() {
        return CmsCommitSigner.attesting(serviceKey, chain);
    }

    @Override
    public String toString() {
        return "KeyMaterial";
    }
}
