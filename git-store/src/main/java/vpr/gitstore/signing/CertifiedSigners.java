package vpr.gitstore.signing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vpr.record.Author;

/**
 * Signs with a professional's own key where one is held that is valid, else with the service's. New, renewed and revoked
 * certificates are seen within two seconds. What cannot be used, and what ends soon, is said once in the log and as long
 * as it lasts in {@link #notices()}, by serial numbers.
 */
public final class CertifiedSigners implements CommitSigners {
    private static final Logger LOG = LoggerFactory.getLogger(CertifiedSigners.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final int MOST_NOTICES = 20;

    private final KeyFolder folder;
    private final KeyStorePassword password;
    private final Clock clock;
    private final OpenedKeys opened;
    private final Set<String> said = ConcurrentHashMap.newKeySet();
    private final ReentrantLock reading = new ReentrantLock();
    private volatile HeldKeys held;
    private volatile CommitSigner service;
    private volatile Instant looked;
    private volatile @Nullable String failure;
    private @Nullable KeysSeen seen;
    private FileTime serviceWritten;

    private CertifiedSigners(Path data, ServiceKeys keys, KeyStorePassword password, Clock clock) throws IOException {
        this.folder = KeyFolder.of(data);
        this.password = password;
        this.clock = clock;
        this.opened = new OpenedKeys(folder.authors(), password);
        this.serviceWritten = Files.getLastModifiedTime(folder.keyStore().path());
        this.held = HeldKeys.read(folder, keys.material());
        this.service = keys.signer();
        this.looked = clock.instant();
    }

    /**
     * @param keys those of this data directory
     * @param password of the key store, kept as long as this is in use: certificates come later
     * @throws IOException when the certificates or the lists of revoked ones cannot be read
     */
    public static CertifiedSigners of(Path data, ServiceKeys keys, KeyStorePassword password, Clock clock)
            throws IOException {
        var signers = new CertifiedSigners(data, keys, password, clock);
        signers.sayOnce();
        return signers;
    }

    @Override
    public CommitSigner signerFor(Author author, Instant at) {
        look();
        for (var candidate : held.of(author.registrations())) {
            if (candidate.validity().contains(at)) {
                var signer = opened.signer(candidate.certificate());
                if (signer.isPresent()) {
                    return signer.get();
                }
            }
        }
        return service;
    }

    /** Whether the service's own certificate is valid now: without it nothing of an uncertified author is signed. */
    public boolean canSign() {
        look();
        return Validity.of(service.certificate()).contains(clock.instant());
    }

    /** The certificate of the service. */
    public CertificateFacts serviceCertificate() {
        look();
        return CertificateFacts.of(service.certificate());
    }

    /** What somebody should do something about, in words without names; empty when all is well. */
    public List<String> notices() {
        look();
        var notices = allNotices();
        if (notices.size() <= MOST_NOTICES) {
            return notices;
        }
        var first = new ArrayList<>(notices.subList(0, MOST_NOTICES));
        first.add("and " + (notices.size() - MOST_NOTICES) + " more: vpr cert list");
        return List.copyOf(first);
    }

    private List<String> allNotices() {
        var now = clock.instant();
        var notices = new ArrayList<String>();
        Optional.ofNullable(failure).ifPresent(notices::add);
        var own = service.certificate();
        ending(Validity.of(own), now)
                .ifPresent(ends -> notices.add("the service's certificate " + AuthorCertificate.serial(own) + " " + ends
                        + ": renew it with vpr cert create --service"));
        held.lasting()
                .flatMap(author -> ending(author.validity(), now)
                        .map(ends -> "certificate " + author.certificate().serial() + " " + ends
                                + (author.validity().contains(now) ? "" : "; the service signs for its author"))
                        .stream())
                .sorted()
                .forEach(notices::add);
        held.unusable()
                .forEach(serial -> notices.add("certificate " + serial
                        + " cannot be used (untrusted, damaged or without its key); the service signs for its author"));
        opened.failed()
                .forEach(serial -> notices.add(
                        "the key of certificate " + serial + " cannot be opened; the service signs for its author"));
        return notices;
    }

    private static Optional<String> ending(Validity validity, Instant now) {
        if (now.isAfter(validity.from()) && !validity.contains(now)) {
            return Optional.of("ended " + validity.until());
        }
        return validity.until().isBefore(now.plus(CertificateList.SOON))
                ? Optional.of("ends " + validity.until())
                : Optional.empty();
    }

    /** At most once a second, and by one thread: the others go on with what was known. */
    private void look() {
        if (Duration.between(looked, clock.instant()).abs().compareTo(LOOK_EVERY) >= 0 && reading.tryLock()) {
            try {
                looked = clock.instant();
                readAgain();
                sayOnce();
            } finally {
                reading.unlock();
            }
        }
    }

    // What cannot be read leaves the keys as they were known: a revoked one has no key any more in any case.
    private void readAgain() {
        try {
            var now = KeysSeen.now(folder);
            if (now.equals(seen)) {
                return;
            }
            readService();
            held = HeldKeys.read(folder, held.service());
            opened.forgetFailures();
            seen = now.isSettled(FileTime.from(Instant.now())) ? now : null;
            failure = null;
        } catch (IOException | SigningException e) {
            seen = null;
            failure = "the certificates cannot be read again, the last known are used: " + e.getMessage();
        }
    }

    // Only when it was written: under a password that somebody chose, opening it takes a good part of a second.
    private void readService() throws IOException {
        var written = Files.getLastModifiedTime(folder.keyStore().path());
        if (!written.equals(serviceWritten)) {
            var material = folder.keyStore().read(password);
            held = new HeldKeys(material, held.authors(), held.unusable());
            service = material.signer();
            serviceWritten = written;
        }
    }

    // What is over may come again, and is said again then.
    private void sayOnce() {
        var notices = allNotices();
        said.retainAll(Set.copyOf(notices));
        notices.stream().filter(said::add).forEach(notice -> LOG.warn("{}", notice));
    }
}
