package vpr.gitstore.signing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.X509Certificate;
import javax.crypto.SecretKey;

/** The key store file as the platform reads it ({@code keytool} and {@code openssl pkcs12} read it too). */
record KeyStoreFile(Path path) {
    static final String CA = "ca";
    static final String SERVICE = "service";
    static final String SECRET = "installation-secret";

    private static final long LARGEST = 1 << 20;

    KeyMaterial read(char[] password) throws IOException {
        var store = load(password);
        try {
            var material = new KeyMaterial(
                    entry(store.getCertificate(CA), X509Certificate.class),
                    entry(store.getCertificate(SERVICE), X509Certificate.class),
                    entry(store.getKey(SERVICE, password), PrivateKey.class),
                    entry(store.getKey(SECRET, password), SecretKey.class));
            checkTogether(material);
            return material;
        } catch (GeneralSecurityException e) {
            throw new ServiceKeysException.Damaged(path.toString(), "a key cannot be read", e);
        }
    }

    private KeyStore load(char[] password) throws IOException {
        if (Files.size(path) > LARGEST) {
            throw new ServiceKeysException.Damaged(path.toString(), "it is too large");
        }
        var bytes = Files.readAllBytes(path);
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(bytes), password);
            return store;
        } catch (IOException e) {
            if (e.getCause() instanceof UnrecoverableKeyException) {
                throw new ServiceKeysException.WrongPassword(path.toString(), e);
            }
            throw new ServiceKeysException.Damaged(path.toString(), "it is not PKCS#12", e);
        } catch (GeneralSecurityException | RuntimeException e) { // hostile bytes make the parser throw many kinds
            throw new ServiceKeysException.Damaged(path.toString(), "it is not PKCS#12", e);
        }
    }

    private <T> T entry(Object entry, Class<T> type) throws IOException {
        if (!type.isInstance(entry)) {
            throw new ServiceKeysException.Damaged(path.toString(), "an entry is missing");
        }
        return type.cast(entry);
    }

    private void checkTogether(KeyMaterial material) throws GeneralSecurityException, IOException {
        material.service().verify(material.ca().getPublicKey());
        var probe = new byte[32];
        var signature = new EcdsaKey(material.serviceKey(), CryptoProvider.ecdsa()).sign(probe);
        if (!KnownSigner.of(material.service()).signed(probe, signature)) {
            throw new ServiceKeysException.Damaged(path.toString(), "key and certificate do not belong together");
        }
    }
}
