package vpr.gitstore.signing;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.regex.Pattern;
import vpr.record.InvalidException;

/**
 * The keys of one installation, in {@code <data>/.vpr/keys}: {@code service.p12} (PKCS#12, encrypted with a password)
 * and beside it the public certificates {@code ca.pem} and {@code service.pem}. Who loses the file or its password can
 * still read and verify everything, but neither sign as this service nor derive its ids.
 */
public final class ServiceKeys {
    private static final Pattern NAMESPACE = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]{0,62}[A-Za-z0-9])?");

    private final KeyMaterial material;
    private final InstallationSecret secret;

    private ServiceKeys(KeyMaterial material) {
        this.material = material;
        this.secret = new InstallationSecret(material.secret());
    }

    /**
     * Opens the key store, or makes it.
     *
     * @param data the data directory
     * @param namespace the organisation's name in ids and certificates
     * @param password of the file
     * @param createIfAbsent true only when the store has no data yet: new keys would not belong to what is there
     * @throws InvalidException when the namespace, or a new key store's password, breaks a rule
     * @throws ServiceKeysException when there is no key store that can be used
     * @throws IOException when the files cannot be read or written
     */
    public static ServiceKeys open(
            Path data, String namespace, KeyStorePassword password, boolean createIfAbsent, Clock clock)
            throws IOException {
        checkNamespace(namespace);
        var folder = KeyFolder.of(data);
        if (!folder.hasKeys()) {
            if (!createIfAbsent) {
                throw folder.missing();
            }
            var checked = password.forNewKeys();
            folder.create(() -> new NewKeys(new Certificates(namespace, clock))
                    .withOwnCa(namespace)
                    .encode(checked));
        }
        var file = folder.keyStore();
        OwnerOnly.check(folder.path());
        OwnerOnly.check(file.path());
        var material = file.read(password);
        checkNamespace(material.service(), namespace, file);
        folder.publish(material);
        return new ServiceKeys(material);
    }

    /** The CA's certificate: the trust anchor of this installation's signatures. Other CAs may be added to the file. */
    public static Path caFile(Path data) {
        return KeyFolder.of(data).ca();
    }

    /** The service's certificate, for other tools. */
    public static Path serviceFile(Path data) {
        return KeyFolder.of(data).service();
    }

    /** Signs as the service, for the author: {@code attested}. */
    public CommitSigner signer() {
        return material.signer();
    }

    KeyMaterial material() {
        return material;
    }

    /** For deriving what only this installation can derive. */
    public InstallationSecret secret() {
        return secret;
    }

    /** The service's certificate. */
    public X509Certificate certificate() {
        return material.service();
    }

    /** The certificate of the organisation's CA. */
    public X509Certificate ca() {
        return material.ca();
    }

    static void checkNamespace(String namespace) {
        if (!NAMESPACE.matcher(namespace).matches()) {
            throw new InvalidException(
                    "namespace",
                    "must be 1 to 64 letters, digits, dots, hyphens or underscores, and begin and end with a letter or digit");
        }
    }

    static void checkNamespace(X509Certificate service, String namespace, KeyStoreFile file) throws IOException {
        if (!CertifiedRegistrations.uris(service).contains(Certificates.serviceUri(namespace))) {
            throw new ServiceKeysException.OtherNamespace(file.path().toString());
        }
    }
}
