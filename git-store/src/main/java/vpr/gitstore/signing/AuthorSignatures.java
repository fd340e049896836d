package vpr.gitstore.signing;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vpr.record.Author;
import vpr.record.InvalidException;

/**
 * Checks what authors have signed with keys that the service never sees. A change of whom the installation trusts, and
 * of what is revoked, counts from the next check on. Safe for any number of threads.
 */
public final class AuthorSignatures {
    /** By so much a signer's clock may be ahead of this one, or behind it. */
    public static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    /** More bytes of DER are not read. */
    public static final int LARGEST = 32 * 1024;

    private static final String FORM =
            "must be a detached CMS SignedData in DER with one signer, named by issuer and serial number, ECDSA,"
                    + " SHA-256, a signing time, 1 to 10 certificates and nothing unsigned, in at most " + LARGEST
                    + " bytes";

    private final KeyFolder folder;
    private final Clock clock;
    private final KnownCertificates certificates = new KnownCertificates();
    private volatile @Nullable Known known;

    private record Known(KeysSeen seen, Trust trust) {}

    private AuthorSignatures(KeyFolder folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** @param data the data directory, with the installation's keys */
    public static AuthorSignatures ofInstallation(Path data, Clock clock) {
        return new AuthorSignatures(KeyFolder.of(data), clock);
    }

    /**
     * The signature as it stands in the commit.
     *
     * @param field where the signature stands in the request, for the rule that it breaks
     * @param der a detached CMS SignedData
     * @param commit the bytes that it must be over
     * @param author whom the certificate must name by one of the registrations
     * @param recordedAt the commit's time, at which the certificate must have been valid
     * @throws InvalidException that names the field and the rule
     */
    public AuthorSignature check(String field, byte[] der, byte[] commit, Author author, Instant recordedAt) {
        var cms = (der.length > LARGEST ? Optional.<CmsSignature>empty() : CmsSignature.read(der))
                .filter(read -> CmsSignature.isPlain(der))
                .orElseThrow(() -> new InvalidException(field, FORM));
        var signer = certificates
                .signerOf(cms)
                .orElseThrow(() ->
                        new InvalidException(field, "must carry the signer's certificate, which has a key on P-256"));
        require(
                MessageDigest.isEqual(Sha256.of(commit), cms.attributes().digest())
                        && signer.signed(cms.signed(), cms.value()),
                field,
                "must be by the certificate's key over the bytes of the commit at the same place");
        signingTime(field, cms.attributes().signedAt(), recordedAt);
        certificate(field + ".certificate", cms, signer, author, recordedAt);
        return new AuthorSignature(Armour.wrap(der), signer.certificate());
    }

    private void signingTime(String field, Instant signedAt, Instant recordedAt) {
        require(
                !signedAt.isBefore(recordedAt.minus(CLOCK_SKEW))
                        && !signedAt.isAfter(clock.instant().plus(CLOCK_SKEW)),
                field + ".signingTime",
                "must not be more than 5 minutes before the preparation or after now: set the signer's clock");
    }

    private void certificate(String field, CmsSignature cms, KnownSigner signer, Author author, Instant recordedAt) {
        var certificate = signer.certificate();
        require(
                !Collections.disjoint(CertifiedRegistrations.of(certificate), author.registrations()),
                field,
                "must name the author: one of the author's registrations as vpr://<authority>/<number>");
        var own = Validity.of(certificate);
        require(!clock.instant().isBefore(own.from()), field, "must be valid: its time has not begun");
        require(own.contains(clock.instant()), field, "must be valid: it has expired");
        var signedAt = cms.attributes().signedAt();
        var chain = trust().chains()
                .chain(signer, cms.certificates(), signedAt)
                .orElseThrow(() ->
                        new InvalidException(field, "must be for signing and be issued by a CA that is trusted here"));
        require(
                chain.validity().contains(recordedAt) && chain.validity().contains(clock.instant()),
                field,
                "must be valid with all its issuers, when it was prepared and now");
        require(chain.revokedFrom().isEmpty(), field, "must not be revoked");
    }

    /** Read again when a file came or went; in doubt always. */
    private Trust trust() {
        try {
            var now = KeysSeen.now(folder);
            var last = known;
            if (last != null && last.seen.equals(now)) {
                return last.trust;
            }
            var trust = Trust.read(folder);
            known = now.isSettled(FileTime.from(Instant.now())) ? new Known(now, trust) : null;
            return trust;
        } catch (IOException e) {
            throw new SigningException("whom the installation trusts cannot be read", e);
        }
    }

    private static void require(boolean holds, String field, String rule) {
        if (!holds) {
            throw new InvalidException(field, rule);
        }
    }
}
