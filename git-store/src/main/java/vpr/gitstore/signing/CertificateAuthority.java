package vpr.gitstore.signing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import vpr.record.InvalidException;

/**
 * The organisation's certification authority and the keys of its professionals, in {@code <data>/.vpr/keys}. Every
 * change is made by one process at a time, whole and durable or not at all, and may be made beside a running service.
 */
public final class CertificateAuthority {
    private static final int MOST_DAYS = 3660;

    private final KeyFolder folder;
    private final String namespace;
    private final KeyStorePassword password;
    private final Clock clock;

    private CertificateAuthority(Path data, String namespace, KeyStorePassword password, Clock clock) {
        ServiceKeys.checkNamespace(namespace);
        this.folder = KeyFolder.of(data);
        this.namespace = namespace;
        this.password = password.forNewKeys();
        this.clock = clock;
    }

    /**
     * @param data the data directory
     * @param namespace the installation's name
     * @param password of the key store
     */
    public static CertificateAuthority of(Path data, String namespace, KeyStorePassword password, Clock clock) {
        return new CertificateAuthority(data, namespace, password, clock);
    }

    /** Whether an installation has keys. */
    public static boolean exists(Path data) {
        return KeyFolder.of(data).hasKeys();
    }

    /**
     * Makes the keys of a new installation, with a CA of its own.
     *
     * @param organisation as it stands in the CA's certificate, at most 64 characters
     * @throws InvalidException when there are keys already
     */
    public CertificateFacts create(String organisation) throws IOException {
        Professional.checked("organisation", organisation);
        return create(new NewKeys(certificates()).withOwnCa(organisation));
    }

    /**
     * Makes the keys of a new installation under a CA that was made elsewhere, which issues from here from now on.
     *
     * @param certificate a PEM file: the CA's certificate, then its issuers where it has any
     * @param key a PEM file with the CA's private key
     * @throws InvalidException when there are keys already, or the CA cannot be used
     */
    public CertificateFacts create(Path certificate, Path key) throws IOException {
        var chain = BroughtCertificates.read(certificate);
        var caKey = PrivateKeyFile.read(key);
        for (var issuer : chain.subList(1, chain.size())) {
            BroughtCertificates.requireAuthority(issuer, clock.instant());
        }
        BroughtCertificates.requireChain(chain);
        BroughtCertificates.requireIssuing(chain.getFirst(), caKey, clock.instant());
        return create(new NewKeys(certificates()).under(chain, caKey));
    }

    private CertificateFacts create(KeyStoreContents contents) throws IOException {
        if (!folder.create(() -> contents.encode(password))) {
            throw new InvalidException("ca", "must be made before there are keys; there are some already");
        }
        folder.publish(folder.keyStore().read(password));
        return CertificateFacts.of(contents.ca().getFirst());
    }

    /**
     * Makes a key for a professional and issues its certificate.
     *
     * @param days how long it is valid, 1 to {@value MOST_DAYS}; it ends with the CA's at the latest
     */
    public CertificateFacts issue(Professional author, int days) throws IOException {
        requireDays(days);
        return changed(contents -> {
            try {
                var key = certificates().newKey();
                var leaf = certificates().author(author, key.getPublic(), issuer(contents), Duration.ofDays(days));
                return add(new AuthorKey(withIssuers(leaf, contents.ca()), key.getPrivate()));
            } catch (GeneralSecurityException e) {
                throw new IOException("the certificate could not be made", e);
            }
        });
    }

    /**
     * Issues a certificate for a key that the professional keeps and this installation never has.
     *
     * @param days as in {@link #issue(Professional, int)}
     * @param request a PEM file with a request for a certificate (PKCS#10); of it only the key counts
     * @param to the new PEM file for the certificate and its issuers
     */
    public CertificateFacts issue(Professional author, int days, Path request, Path to) throws IOException {
        requireDays(days);
        var key = CertificateRequest.read(request);
        if (Files.exists(to)) {
            throw new InvalidException("to", "must be a new file");
        }
        return changed(contents -> {
            try {
                var leaf = certificates().author(author, key, issuer(contents), Duration.ofDays(days));
                var chain = withIssuers(leaf, contents.ca());
                folder.issued().add(chain); // first: what is not known here could not be revoked
                OwnerOnly.write(to, Pem.of(chain));
                return CertificateFacts.of(leaf);
            } catch (GeneralSecurityException e) {
                throw new IOException("the certificate could not be made", e);
            }
        });
    }

    private static void requireDays(int days) {
        if (days < 1 || days > MOST_DAYS) {
            throw new InvalidException("days", "must be 1 to " + MOST_DAYS);
        }
    }

    /**
     * Takes a professional's certificate and key that were made elsewhere.
     *
     * @param certificate a PEM file: the certificate, then its issuers where they are not trusted themselves
     * @param key a PEM file with its private key
     */
    public CertificateFacts take(Path certificate, Path key) throws IOException {
        var chain = BroughtCertificates.read(certificate);
        var author = new AuthorKey(chain, PrivateKeyFile.read(key));
        BroughtCertificates.requireChain(chain);
        BroughtCertificates.requireKey(chain.getFirst(), author.key());
        BroughtCertificates.requireValid(chain.getFirst(), clock.instant());
        return changed(contents -> {
            var trusted = Trust.read(folder).chain(AuthorCertificate.of(chain), clock.instant());
            BroughtCertificates.require(
                    trusted.isPresent(),
                    "must be issued for signing by a trusted CA; vpr ca init --certificate adds the CA");
            BroughtCertificates.require(trusted.get().revokedFrom().isEmpty(), "must not be revoked");
            BroughtCertificates.require(
                    !CertifiedRegistrations.of(chain.getFirst()).isEmpty(),
                    "must name a registration: the URI vpr://<authority>/<number>, or O and serialNumber");
            return add(author);
        });
    }

    private CertificateFacts add(AuthorKey author) throws IOException {
        var leaf = author.chain().getFirst();
        var authors = folder.authors();
        BroughtCertificates.require(
                !authors.has(AuthorCertificate.serial(leaf)), "must have a serial number that is not there yet");
        BroughtCertificates.require(
                authors.all().size() < AuthorFolder.MOST, "must be one of at most " + AuthorFolder.MOST);
        authors.add(author, password);
        return CertificateFacts.of(leaf);
    }

    /** Gives the service a new key and certificate. What the old one signed stays good. */
    public CertificateFacts renewService() throws IOException {
        var renewed = changed(contents -> {
            try {
                var key = certificates().newKey();
                var service = certificates().service(key.getPublic(), issuer(contents));
                folder.keyStore().replace(contents.withService(service, key.getPrivate()), password);
                return service;
            } catch (GeneralSecurityException e) {
                throw new IOException("the certificate could not be made", e);
            }
        });
        folder.publish(folder.keyStore().read(password));
        return CertificateFacts.of(renewed);
    }

    /**
     * Withdraws a professional's certificate for good, and destroys its key. What it has signed stays good.
     *
     * @param serial lower-case hex digits
     * @return from when on it must not have signed
     */
    public Instant revoke(String serial, RevocationReason reason) throws IOException {
        return changed(contents -> new Revoking(folder, clock).revoke(serial, reason, contents));
    }

    private interface Work<T> {
        T on(KeyStoreContents contents) throws IOException;
    }

    private <T> T changed(Work<T> work) throws IOException {
        if (!folder.hasKeys()) {
            throw new InvalidException("ca", "must be made first: vpr ca init, or the first vpr run");
        }
        return folder.locked(() -> {
            OwnerOnly.check(folder.keyStore().path());
            var contents = folder.keyStore().contents(password);
            ServiceKeys.checkNamespace(contents.service(), namespace, folder.keyStore());
            return work.on(contents);
        });
    }

    private Certificates certificates() {
        return new Certificates(namespace, clock);
    }

    static Issuer issuer(KeyStoreContents contents) {
        return new Issuer(contents.ca().getFirst(), contents.caKey());
    }

    private static List<X509Certificate> withIssuers(X509Certificate leaf, List<X509Certificate> issuers) {
        var chain = new ArrayList<>(List.of(leaf));
        chain.addAll(issuers);
        return chain;
    }
}
