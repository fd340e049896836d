package vpr.gitstore.signing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.crypto.SecretKey;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.SecretBag;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.OutputEncryptor;
import org.bouncycastle.pkcs.PKCS12PfxPduBuilder;
import org.bouncycastle.pkcs.PKCS12SafeBag;
import org.bouncycastle.pkcs.PKCS12SafeBagBuilder;
import org.bouncycastle.pkcs.PKCS12SecretBag;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfoBuilder;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.bc.BcPKCS12MacCalculatorBuilder;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEOutputEncryptorBuilder;

/**
 * Puts a PKCS#12 file (RFC 7292) together, since the platform's key store takes its iterations from settings of the
 * whole process. Keys: PBES2, PBKDF2 with HMAC-SHA-256, AES-256-CBC; the certificates are public and stay readable.
 */
final class KeyStoreEncoder {
    private static final AlgorithmIdentifier HMAC =
            new AlgorithmIdentifier(PKCSObjectIdentifiers.id_hmacWithSHA256, DERNull.INSTANCE);
    private static final AlgorithmIdentifier SHA256 =
            new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256, DERNull.INSTANCE);

    private final PKCS12PfxPduBuilder file = new PKCS12PfxPduBuilder();
    private final KeyStorePassword password;

    KeyStoreEncoder(KeyStorePassword password) {
        this.password = password;
    }

    /**
     * @param chain the certificate of the key, then its issuers as far as no other entry brings them
     */
    KeyStoreEncoder key(String name, PrivateKey key, List<X509Certificate> chain) throws IOException {
        try {
            var info = PrivateKeyInfo.getInstance(key.getEncoded());
            file.addData(
                    named(new PKCS12SafeBagBuilder(info, encryptor()), name).build());
            file.addData(named(bag(chain.getFirst()), name).build());
            for (var issuer : chain.subList(1, chain.size())) {
                file.addData(bag(issuer).build());
            }
            return this;
        } catch (OperatorCreationException | CertificateEncodingException e) {
            throw new IOException("the key could not be encrypted", e);
        }
    }

    /** In the platform's form of a secret key: an encrypted PKCS#8 in a secret bag. */
    KeyStoreEncoder secret(String name, SecretKey secret) throws IOException {
        try {
            var info = new PrivateKeyInfo(HMAC, secret.getEncoded());
            var encrypted = new PKCS8EncryptedPrivateKeyInfoBuilder(info).build(encryptor());
            var value = new DEROctetString(encrypted.getEncoded());
            var bag = new PKCS12SecretBag(new SecretBag(PKCSObjectIdentifiers.pkcs8ShroudedKeyBag, value));
            file.addData(named(new PKCS12SafeBagBuilder(bag), name).build());
            return this;
        } catch (OperatorCreationException e) {
            throw new IOException("the secret could not be encrypted", e);
        }
    }

    byte[] encode() throws IOException {
        try {
            var mac = new BcPKCS12MacCalculatorBuilder(new SHA256Digest(), SHA256)
                    .setIterationCount(password.iterations());
            return file.build(mac, password.text()).getEncoded();
        } catch (PKCSException e) {
            throw new IOException("the key store could not be made", e);
        }
    }

    private static PKCS12SafeBagBuilder bag(X509Certificate certificate)
            throws IOException, CertificateEncodingException {
        return new PKCS12SafeBagBuilder(Certificate.getInstance(certificate.getEncoded()));
    }

    private static PKCS12SafeBagBuilder named(PKCS12SafeBagBuilder bag, String name) {
        var id = new DEROctetString(name.getBytes(StandardCharsets.US_ASCII)); // ties a key to its certificate
        return bag.addBagAttribute(PKCS12SafeBag.friendlyNameAttribute, new DERBMPString(name))
                .addBagAttribute(PKCS12SafeBag.localKeyIdAttribute, id);
    }

    private OutputEncryptor encryptor() throws OperatorCreationException {
        return new JcePKCSPBEOutputEncryptorBuilder(NISTObjectIdentifiers.id_aes256_CBC)
                .setProvider(CryptoProvider.portable())
                .setPRF(HMAC)
                .setIterationCount(password.iterations())
                .build(password.text());
    }
}
