package vpr.gitstore.signing;

import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import vpr.record.InvalidException;

/** Withdraws certificates of the organisation's own CA, by its list of them (X.509 CRL, RFC 5280). */
final class Revoking {
    /**
     * A revocation counts from so much later on, in signing times: a running service may use the key until it has seen
     * the list, within two seconds, and what it signs until then stays good.
     */
    static final Duration NOTICE = Duration.ofSeconds(10);

    private static final Duration SEEN_WITHIN = Duration.ofSeconds(5);
    private final KeyFolder folder;
    private final Clock clock;

    Revoking(KeyFolder folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** To be called by whoever holds the folder's lock; answers from when on the certificate must not have signed. */
    Instant revoke(String serial, RevocationReason reason, KeyStoreContents contents) throws IOException {
        var held = folder.authors().find(serial);
        var author = (held.isPresent() ? held : folder.issued().find(serial))
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
        return new RevocationList(CertificateAuthority.issuer(contents)).with(before, certificate, reason, since, now);
    }
}
