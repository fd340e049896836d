package vpr.gitstore.signing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/** A key store file as the platform reads it ({@code keytool} and {@code openssl pkcs12} read it too). */
record KeyStoreFile(Path path) {
    static final String CA = "ca";
    static final String SERVICE = "service";
    static final String SECRET = "installation-secret";
    static final String AUTHOR = "author";
    static final String LOG = "log";

    private static final int LARGEST = 1 << 20;

    KeyMaterial read(KeyStorePassword password) throws IOException {
        return read(path, password, this::material);
    }

    /** With the CA's private key. */
    KeyStoreContents contents(KeyStorePassword password) throws IOException {
        return contents(OwnerOnly.read(path, LARGEST), password);
    }

    private KeyStoreContents contents(byte[] bytes, KeyStorePassword password) throws IOException {
        return parse(bytes, password, store -> {
            var material = material(store, password);
            var caKey = entry(store.getKey(CA, password.text()), PrivateKey.class);
            requireTogether(caKey, material.ca());
            var chain = material.chain();
            return new KeyStoreContents(
                    chain.subList(1, chain.size()),
                    caKey,
                    material.service(),
                    material.serviceKey(),
                    material.secret());
        });
    }

    AuthorKey author(KeyStorePassword password) throws IOException {
        return read(path, password, (store, secret) -> {
            var chain = chain(store.getCertificateChain(AUTHOR), 1);
            var key = entry(store.getKey(AUTHOR, secret.text()), PrivateKey.class);
            requireTogether(key, chain.getFirst());
            return new AuthorKey(chain, key);
        });
    }

    /** The Ed25519 key of the log. */
    KeyPair log(KeyStorePassword password) throws IOException {
        return read(path, password, (store, secret) -> {
            var key = entry(store.getKey(LOG, secret.text()), PrivateKey.class);
            var publicKey = chain(store.getCertificateChain(LOG), 1).getFirst().getPublicKey();
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            var signed = signature.sign();
            signature.initVerify(publicKey);
            if (!signature.verify(signed)) {
                throw new ServiceKeysException.Damaged(path.toString(), "key and certificate do not belong together");
            }
            return new KeyPair(publicKey, key);
        });
    }

    /** Puts these there in place of what was there, whole and durable, or not at all. */
    void replace(KeyStoreContents contents, KeyStorePassword password) throws IOException {
        var bytes = contents.encode(password);
        var readBack = contents(bytes, password); // a file that cannot be read again would be the end of all signing
        if (!readBack.service().equals(contents.service()) || !readBack.ca().equals(contents.ca())) {
            throw new ServiceKeysException.Damaged(path.toString(), "what was to be written cannot be read");
        }
        OwnerOnly.write(path, bytes);
    }

    private KeyMaterial material(KeyStore store, KeyStorePassword password)
            throws IOException, GeneralSecurityException {
        var material = new KeyMaterial(
                chain(store.getCertificateChain(SERVICE), 2),
                entry(store.getKey(SERVICE, password.text()), PrivateKey.class),
                entry(store.getKey(SECRET, password.text()), SecretKey.class));
        if (!material.ca().equals(store.getCertificate(CA))) {
            throw new ServiceKeysException.Damaged(path.toString(), "the service's certificate is not the CA's");
        }
        material.service().verify(material.ca().getPublicKey());
        requireTogether(material.serviceKey(), material.service());
        return material;
    }

    private interface Entries<T> {
        T of(KeyStore store) throws IOException, GeneralSecurityException;
    }

    private interface Protected<T> {
        T of(KeyStore store, KeyStorePassword password) throws IOException, GeneralSecurityException;
    }

    private <T> T read(Path file, KeyStorePassword password, Protected<T> entries) throws IOException {
        return parse(OwnerOnly.read(file, LARGEST), password, store -> entries.of(store, password));
    }

    private <T> T parse(byte[] bytes, KeyStorePassword password, Entries<T> entries) throws IOException {
        try {
            return entries.of(load(bytes, password));
        } catch (GeneralSecurityException e) {
            throw new ServiceKeysException.Damaged(path.toString(), "a key cannot be read", e);
        }
    }

    private KeyStore load(byte[] bytes, KeyStorePassword password) throws IOException {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(bytes), password.text());
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

    private List<X509Certificate> chain(Certificate @Nullable [] chain, int atLeast) throws IOException {
        if (chain == null || chain.length < atLeast) {
            throw new ServiceKeysException.Damaged(path.toString(), "an entry is missing");
        }
        var certificates = new ArrayList<X509Certificate>(chain.length);
        for (var certificate : chain) {
            certificates.add(entry(certificate, X509Certificate.class));
        }
        return List.copyOf(certificates);
    }

    private <T> T entry(@Nullable Object entry, Class<T> type) throws IOException {
        if (!type.isInstance(entry)) {
            throw new ServiceKeysException.Damaged(path.toString(), "an entry is missing");
        }
        return type.cast(entry);
    }

    private void requireTogether(PrivateKey key, X509Certificate certificate)
            throws GeneralSecurityException, IOException {
        if (!belongTogether(key, certificate)) {
            throw new ServiceKeysException.Damaged(path.toString(), "key and certificate do not belong together");
        }
    }

    /** Whether what the key signs is good by the certificate. */
    static boolean belongTogether(PrivateKey key, X509Certificate certificate) throws GeneralSecurityException {
        var probe = new byte[32];
        var signature = new EcdsaKey(key, CryptoProvider.ecdsa()).sign(probe);
        return KnownSigner.of(certificate).signed(probe, signature);
    }
}
