package vpr.gitstore.signing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
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
 * Makes the keys of a new installation and their PKCS#12 file (RFC 7292). It is put together here since the platform's
 * key store takes its iterations from settings of the whole process. Keys: PBES2, PBKDF2 with HMAC-SHA-256, AES-256-CBC;
 * the certificates are public and stay readable.
 */
final class NewKeyStore {
    /** For PBKDF2 and for the file's own MAC alike, as a guesser takes the cheaper one. */
    static final int ITERATIONS = 300_000;

    private static final AlgorithmIdentifier HMAC =
            new AlgorithmIdentifier(PKCSObjectIdentifiers.id_hmacWithSHA256, DERNull.INSTANCE);
    private static final AlgorithmIdentifier SHA256 =
            new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256, DERNull.INSTANCE);

    private final Certificates certificates;
    private final char[] password;
    private final int iterations;

    NewKeyStore(Certificates certificates, char[] password, int iterations) {
        this.certificates = certificates;
        this.password = password;
        this.iterations = iterations;
    }

    byte[] make() throws IOException {
        try {
            var caKey = certificates.newKey();
            var serviceKey = certificates.newKey();
            var ca = certificates.ca(caKey);
            var service = certificates.service(serviceKey, ca, caKey);
            var file = new PKCS12PfxPduBuilder();
            add(file, KeyStoreFile.CA, caKey, ca);
            add(file, KeyStoreFile.SERVICE, serviceKey, service);
            file.addData(named(new PKCS12SafeBagBuilder(secret()), KeyStoreFile.SECRET));
            var mac = new BcPKCS12MacCalculatorBuilder(new SHA256Digest(), SHA256).setIterationCount(iterations);
            return file.build(mac, password).getEncoded();
        } catch (GeneralSecurityException | OperatorCreationException | PKCSException e) {
            throw new IOException("the key store could not be made", e);
        }
    }

    private void add(PKCS12PfxPduBuilder file, String name, KeyPair key, X509Certificate certificate)
            throws GeneralSecurityException, IOException, OperatorCreationException {
        var info = PrivateKeyInfo.getInstance(key.getPrivate().getEncoded());
        file.addData(named(new PKCS12SafeBagBuilder(info, encryptor()), name));
        file.addData(named(new PKCS12SafeBagBuilder(Certificate.getInstance(certificate.getEncoded())), name));
    }

    private static PKCS12SafeBag named(PKCS12SafeBagBuilder bag, String name) {
        var id = new DEROctetString(name.getBytes(StandardCharsets.US_ASCII)); // ties a key to its certificate
        return bag.addBagAttribute(PKCS12SafeBag.friendlyNameAttribute, new DERBMPString(name))
                .addBagAttribute(PKCS12SafeBag.localKeyIdAttribute, id)
                .build();
    }

    // The platform's form of a secret key: an encrypted PKCS#8 in a secret bag.
    private PKCS12SecretBag secret() throws IOException, OperatorCreationException {
        var secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        var encrypted = new PKCS8EncryptedPrivateKeyInfoBuilder(new PrivateKeyInfo(HMAC, secret)).build(encryptor());
        var value = new DEROctetString(encrypted.getEncoded());
        return new PKCS12SecretBag(new SecretBag(PKCSObjectIdentifiers.pkcs8ShroudedKeyBag, value));
    }

    private OutputEncryptor encryptor() throws OperatorCreationException {
        return new JcePKCSPBEOutputEncryptorBuilder(NISTObjectIdentifiers.id_aes256_CBC)
                .setProvider(CryptoProvider.portable())
                .setPRF(HMAC)
                .setIterationCount(iterations)
                .build(password);
    }
}
