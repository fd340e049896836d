package vpr.gitstore.signing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vpr.record.InvalidException;

/**
 * The organisation's certification authority and the keys of its professionals, in {@code <data>/.vpr/keys}. Every
 * change is made by one process at a time, whole and durable or not at all, and may be made beside a running service.
 */
public final class CertificateAuthority {
    /**
     * A revocation counts from so much later on, in signing times: a running service may use the key until it has seen
     * the list, within two seconds, and what it signs until then stays good.
     */
    static final Duration NOTICE = Duration.ofSeconds(10);

    private static final Duration SEEN_WITHIN = Duration.ofSeconds(5);
    private static final int MOST_DAYS = 3660;

    private final KeyFolder folder;
    private final String namespace;
    private final char[] password;
    private final Clock clock;
    private final int iterations;

    CertificateAuthority(Path data, String namespace, char[] password, Clock clock, int iterations) {
        ServiceKeys.checkNamespace(namespace);
        this.folder = KeyFolder.of(data);
        this.namespace = namespace;
        this.password = ServiceKeys.checked(password).clone();
        this.clock = clock;
        this.iterations = iterations;
    }

    /**
     * @param data the data directory
     * @param namespace the installation's name
     * @param password of the key store
     */
    public static CertificateAuthority of(Path data, String namespace, char[] password, Clock clock) {
        return new CertificateAuthority(data, namespace, password, clock, KeyStoreEncoder.ITERATIONS);
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
        if (!folder.create(() -> contents.encode(password, iterations))) {
            throw new InvalidException("ca", "must be made before there are keys; there are some already");
        }
        folder.publish(folder.keyStore().read(password));
        return CertificateFacts.of(contents.ca().getFirst());
    }

    /**
     * Trusts CAs that were made elsewhere; no password is needed.
     *
     * @param pem a file with their certificates
     */
    public static List<CertificateFacts> trust(Path data, Path pem, Clock clock) throws IOException {
        var certificates = BroughtCertificates.read(pem);
        certificates.forEach(certificate -> BroughtCertificates.requireAuthority(certificate, clock.instant()));
        var folder = KeyFolder.of(data);
        var trust = new TrustAnchors(folder);
        folder.locked(() -> {
            OwnerOnly.createFolder(folder.trusted());
            OwnerOnly.sync(folder.path());
            if (trust.files(".pem").size() + certificates.size() > TrustAnchors.MOST) {
                throw new InvalidException("certificate", "must be one of at most " + TrustAnchors.MOST + " CAs");
            }
            for (var certificate : certificates) {
                OwnerOnly.write(trust.file(certificate, ".pem"), Pem.of(List.of(certificate)));
            }
            return true;
        });
        return certificates.stream().map(CertificateFacts::of).toList();
    }

    /**
     * Makes a key for a professional and issues its certificate.
     *
     * @param days how long it is valid, 1 to {@value MOST_DAYS}; it ends with the CA's at the latest
     */
    public CertificateFacts issue(Professional author, int days) throws IOException {
        if (days < 1 || days > MOST_DAYS) {
            throw new InvalidException("days", "must be 1 to " + MOST_DAYS);
        }
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
        authors.add(author, password, iterations);
        return CertificateFacts.of(leaf);
    }

    /** Gives the service a new key and certificate. What the old one signed stays good. */
    public CertificateFacts renewService() throws IOException {
        var renewed = changed(contents -> {
            try {
                var key = certificates().newKey();
                var service = certificates().service(key.getPublic(), issuer(contents));
                folder.keyStore().replace(contents.withService(service, key.getPrivate()), password, iterations);
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
        return changed(contents -> {
            var author = folder.authors()
                    .find(serial)
                    .orElseThrow(() -> new InvalidException(
                            "serial", "must be of a professional's certificate that vpr cert list names"));
            var known = Trust.read(folder).revocations().since(author.certificate());
            if (known.isEmpty() && !isOurs(author.certificate(), contents)) {
                throw new InvalidException(
                        "serial",
                        "must be of a certificate that the organisation's own CA issued; another CA revokes its own:"
                                + " vpr cert revoke --crl takes its list");
            }
            var since = known.isPresent() ? known.get() : write(author.certificate(), reason, contents);
            folder.authors().removeKey(serial);
            return since;
        });
    }

    private static boolean isOurs(X509Certificate certificate, KeyStoreContents contents) {
        try {
            certificate.verify(contents.ca().getFirst().getPublicKey());
            return true;
        } catch (GeneralSecurityException another) {
            return false;
        }
    }

    // Anew when writing took so long that the service may have signed after the time that stands in the list.
    private Instant write(X509Certificate certificate, RevocationReason reason, KeyStoreContents contents)
            throws IOException {
        var before = Files.exists(folder.revoked()) ? Revocations.read(folder.revoked()) : null;
        var since = Instant.EPOCH;
        do {
            var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
            since = now.plus(NOTICE);
            OwnerOnly.write(folder.revoked(), list(before, certificate, reason, contents, since, now));
        } while (clock.instant().plus(SEEN_WITHIN).isAfter(since));
        return since;
    }

    private static byte[] list(
            @Nullable X509CRL before,
            X509Certificate certificate,
            RevocationReason reason,
            KeyStoreContents contents,
            Instant since,
            Instant now)
            throws IOException {
        return new RevocationList(issuer(contents)).with(before, certificate, reason, since, now);
    }

    /**
     * Takes the list of what another trusted CA has revoked, in place of its last one; no password is needed.
     *
     * @param crl a file, PEM or DER
     */
    public static void takeRevocations(Path data, Path crl) throws IOException {
        var folder = KeyFolder.of(data);
        var trust = new TrustAnchors(folder);
        folder.locked(() -> {
            var list = brought(crl);
            var issuer = Revocations.issuer(list, trust.read())
                    .orElseThrow(() -> new InvalidException("crl", "must be signed by a trusted CA"));
            var file = trust.file(issuer, ".crl");
            if (!Files.exists(trust.file(issuer, ".pem"))) {
                throw new InvalidException("crl", "must be of a CA that vpr ca init --certificate added");
            }
            if (Files.exists(file) && made(list).isBefore(made(Revocations.read(file)))) {
                throw new InvalidException("crl", "must not be older than the list that is there");
            }
            try {
                OwnerOnly.write(file, Pem.of("X509 CRL", list.getEncoded()));
            } catch (GeneralSecurityException e) {
                throw new IOException("the list has no encoding", e);
            }
            return true;
        });
    }

    private static Instant made(X509CRL list) {
        return list.getThisUpdate().toInstant();
    }

    private static X509CRL brought(Path crl) throws IOException {
        try {
            return Revocations.read(crl);
        } catch (ServiceKeysException.DamagedList | ServiceKeysException.Damaged e) {
            throw new InvalidException("crl", "must be an X.509 list of revoked certificates of at most 8 MiB");
        }
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

    private static Issuer issuer(KeyStoreContents contents) {
        return new Issuer(contents.ca().getFirst(), contents.caKey());
    }

    private static List<X509Certificate> withIssuers(X509Certificate leaf, List<X509Certificate> issuers) {
        var chain = new ArrayList<>(List.of(leaf));
        chain.addAll(issuers);
        return chain;
    }
}
