package vpr.gitstore.signing;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;

/** Makes the keys of a new installation. */
record NewKeys(Certificates certificates) {
    /**
     * @param organisation whose CA it is, as it stands in the certificate
     */
    KeyStoreContents withOwnCa(String organisation) throws IOException {
        try {
            var key = certificates.newKey();
            return under(List.of(certificates.ca(key, organisation)), key.getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IOException("the keys could not be made", e);
        }
    }

    /**
     * @param ca the CA that issues from now on, then its issuers
     */
    KeyStoreContents under(List<X509Certificate> ca, PrivateKey caKey) throws IOException {
        try {
            var key = certificates.newKey();
            var secret = new byte[32];
            new SecureRandom().nextBytes(secret);
            return new KeyStoreContents(
                    ca,
                    caKey,
                    certificates.service(key.getPublic(), new Issuer(ca.getFirst(), caKey)),
                    key.getPrivate(),
                    new SecretKeySpec(secret, "HmacSHA256"));
        } catch (GeneralSecurityException e) {
            throw new IOException("the keys could not be made", e);
        }
    }
}
