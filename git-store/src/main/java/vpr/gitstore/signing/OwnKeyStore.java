package vpr.gitstore.signing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidParameterException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.security.UnrecoverableKeyException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vpr.record.InvalidException;

/** Where an author's own key is. */
public final class OwnKeyStore {
    private static final int LARGEST = 1 << 20;

    private OwnKeyStore() {}

    /**
     * The key of a PKCS#12 file that only its owner can read.
     *
     * @param alias of the entry; null when there is one key only
     * @throws InvalidException that names {@code key}, {@code password} or {@code alias} and the rule
     * @throws ServiceKeysException.Exposed when others than its owner can read the file
     */
    public static OwnKey inFile(Path file, @Nullable String alias, char[] password) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new InvalidException("key", "must be a file that is there");
        }
        OwnerOnly.check(file);
        try {
            var store = KeyStore.getInstance("PKCS12");
            load(store, OwnerOnly.read(file, LARGEST), password);
            var entry = entry(store, alias, password);
            // The provider's own form of it: one read by the platform is not for every provider.
            var provider = CryptoProvider.ecdsa();
            var key = (PrivateKey) KeyFactory.getInstance("EC", provider).translateKey(entry.getPrivateKey());
            return new OwnKey(chain(entry), key, provider);
        } catch (GeneralSecurityException e) {
            throw new InvalidException("key", "must be a private key on P-256 that the password opens");
        }
    }

    private static void load(KeyStore store, byte[] bytes, char[] password) throws GeneralSecurityException {
        try {
            store.load(new ByteArrayInputStream(bytes), password);
        } catch (IOException e) {
            throw e.getCause() instanceof UnrecoverableKeyException
                    ? new InvalidException("password", "must be that of the key's file")
                    : new InvalidException("key", "must be a PKCS#12 file");
        } catch (RuntimeException malformed) { // the parser throws many kinds on hostile bytes
            throw new InvalidException("key", "must be a PKCS#12 file");
        }
    }

    /**
     * The key of a token by way of PKCS#11, which keeps it.
     *
     * @param configuration as SunPKCS11 takes it: lines such as {@code name = card}, {@code library = …}, {@code
     *     slotListIndex = 0}
     * @param alias the label; null when there is one key only
     * @throws InvalidException that names {@code pkcs11}, {@code password} or {@code alias} and the rule
     */
    public static OwnKey inToken(Path configuration, @Nullable String alias, char[] pin) throws IOException {
        try {
            var provider = token(configuration);
            var store = KeyStore.getInstance("PKCS11", provider);
            open(store, pin);
            var entry = entry(store, alias, pin);
            return new OwnKey(chain(entry), entry.getPrivateKey(), provider);
        } catch (GeneralSecurityException e) {
            throw new InvalidException("pkcs11", "must be a token with a private key on P-256 and its certificate");
        }
    }

    private static Provider token(Path configuration) {
        var platform = Security.getProvider("SunPKCS11");
        if (platform == null) {
            throw new InvalidException("pkcs11", "needs a Java platform with the module jdk.crypto.cryptoki");
        }
        try {
            return platform.configure(configuration.toString());
        } catch (InvalidParameterException | UnsupportedOperationException | ProviderException e) {
            throw new InvalidException(
                    "pkcs11", "must be a configuration of SunPKCS11 whose library and slot are there");
        }
    }

    private static void open(KeyStore store, char[] pin) throws GeneralSecurityException {
        try {
            store.load(null, pin);
        } catch (IOException e) {
            throw new InvalidException("password", "must be the PIN of the token");
        }
    }

    private static KeyStore.PrivateKeyEntry entry(KeyStore store, @Nullable String alias, char[] password)
            throws GeneralSecurityException {
        var keys = new ArrayList<String>();
        for (var name : Collections.list(store.aliases())) {
            if (store.entryInstanceOf(name, KeyStore.PrivateKeyEntry.class)) {
                keys.add(name);
            }
        }
        if (alias == null ? keys.size() != 1 : !keys.contains(alias)) {
            throw new InvalidException(
                    "alias", "must name one of the keys with a certificate there; there are " + keys.size());
        }
        var protection = new KeyStore.PasswordProtection(password);
        var name = alias == null ? keys.getFirst() : alias;
        if (store.getEntry(name, "PKCS11".equals(store.getType()) ? null : protection)
                instanceof KeyStore.PrivateKeyEntry entry) {
            return entry;
        }
        throw new InvalidException("key", "must be a private key with its certificate");
    }

    private static List<X509Certificate> chain(KeyStore.PrivateKeyEntry entry) {
        var chain = new ArrayList<X509Certificate>();
        for (var certificate : entry.getCertificateChain()) {
            chain.add((X509Certificate) certificate);
        }
        return chain;
    }
}
