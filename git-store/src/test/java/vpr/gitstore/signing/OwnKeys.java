package vpr.gitstore.signing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.List;
import java.util.UUID;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/** Keys of authors, made on their machines and certified by an organisation that never sees them. */
public final class OwnKeys {
    static final String PASSWORD = "a password of the author's";

    private OwnKeys() {}

    /** A new key with a certificate that names this professional. */
    public static OwnKey certified(Path folder, CertificateAuthority authority, Professional author) {
        try {
            var key = key("secp256r1");
            var provider = CryptoProvider.ecdsa();
            var translated = (PrivateKey) KeyFactory.getInstance("EC", provider).translateKey(key.getPrivate());
            return new OwnKey(certificate(folder, key, authority, author), translated, provider);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same, in a file. */
    static void write(Path file, CertificateAuthority authority, Professional author) throws IOException {
        try {
            var key = key("secp256r1");
            write(file, key, certificate(OwnerOnly.folderOf(file), key, authority, author));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<X509Certificate> certificate(
            Path folder, KeyPair key, CertificateAuthority authority, Professional author)
            throws GeneralSecurityException, IOException {
        var name = UUID.randomUUID().toString();
        var request = Files.write(folder.resolve(name + ".csr"), request(key, key));
        var pem = folder.resolve(name + ".pem");
        authority.issue(author, 30, request, pem);
        return Pem.read(Files.readAllBytes(pem));
    }

    static void write(Path file, KeyPair key, List<X509Certificate> chain)
            throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("me", key.getPrivate(), PASSWORD.toCharArray(), chain.toArray(Certificate[]::new));
        var bytes = new ByteArrayOutputStream();
        store.store(bytes, PASSWORD.toCharArray());
        OwnerOnly.write(file, bytes.toByteArray());
    }

    static KeyPair key(String curve) throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
        return generator.generateKeyPair();
    }

    /** For the one key, signed by the other. */
    static byte[] request(KeyPair key, KeyPair by) {
        try {
            var builder = new JcaPKCS10CertificationRequestBuilder(new X500Principal("CN=Anybody"), key.getPublic());
            var signer = new JcaContentSignerBuilder(EcdsaKey.ALGORITHM).build(by.getPrivate());
            return Pem.of("CERTIFICATE REQUEST", builder.build(signer).getEncoded());
        } catch (IOException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }
}
