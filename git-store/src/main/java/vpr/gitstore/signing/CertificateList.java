package vpr.gitstore.signing;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The certificates of an installation, as they stand now. It is read from public files alone.
 *
 * @param lines the CA's, the service's, then the professionals' in the order of their serial numbers
 * @param unreadable the serial numbers of files that hold no certificate
 */
public record CertificateList(List<Line> lines, List<String> unreadable) {
    /** What ends within so much time is warned of. */
    public static final Duration SOON = Duration.ofDays(30);

    /** What a certificate is for. */
    public enum Use {
        CA,
        SERVICE,
        /** Of a key that the service signs with for its author. */
        AUTHOR,
        /** Of a key that its author keeps. */
        AUTHOR_OWN
    }

    /**
     * A certificate.
     *
     * @param revokedFrom from when on it must not have signed
     * @param endsSoon whether it is valid, and ends within {@link #SOON}
     */
    public record Line(
            Use use, CertificateFacts facts, CertificateState state, Optional<Instant> revokedFrom, boolean endsSoon) {}

    public CertificateList {
        lines = List.copyOf(lines);
        unreadable = List.copyOf(unreadable);
    }

    /**
     * @param data the data directory
     * @throws IOException when there are no certificates, or a file cannot be read
     */
    public static CertificateList read(Path data, Clock clock) throws IOException {
        var folder = KeyFolder.of(data);
        var now = clock.instant();
        var trust = Trust.read(folder);
        var lines = new ArrayList<Line>();
        for (var ca : new TrustAnchors(folder).read()) {
            lines.add(line(Use.CA, ca, state(ca, now), Optional.empty(), now));
        }
        for (var service : TrustAnchors.read(folder.service())) {
            lines.add(line(Use.SERVICE, service, state(service, now), Optional.empty(), now));
        }
        var unreadable = new ArrayList<String>();
        for (var found : folder.authors().all()) {
            found.certificate()
                    .ifPresentOrElse(
                            author -> lines.add(author(Use.AUTHOR, author, folder, trust, now)),
                            () -> unreadable.add(found.serial()));
        }
        for (var found : folder.issued().all()) {
            found.certificate()
                    .ifPresentOrElse(
                            author -> lines.add(author(Use.AUTHOR_OWN, author, folder, trust, now)),
                            () -> unreadable.add(found.serial()));
        }
        return new CertificateList(lines, unreadable);
    }

    private static Line author(Use use, AuthorCertificate author, KeyFolder folder, Trust trust, Instant now) {
        var certificate = author.certificate();
        var revoked = trust.revocations().since(certificate);
        var state = state(certificate, now);
        if (revoked.isPresent()) {
            state = CertificateState.REVOKED;
        } else if (state == CertificateState.VALID && trust.chain(author, now).isEmpty()) {
            state = CertificateState.UNTRUSTED;
        } else if (use == Use.AUTHOR
                && state == CertificateState.VALID
                && !folder.authors().hasKey(author.serial())) {
            state = CertificateState.WITHOUT_KEY;
        }
        return line(use, certificate, state, revoked, now);
    }

    private static CertificateState state(X509Certificate certificate, Instant now) {
        var validity = Validity.of(certificate);
        if (now.isBefore(validity.from())) {
            return CertificateState.NOT_YET_VALID;
        }
        return validity.contains(now) ? CertificateState.VALID : CertificateState.EXPIRED;
    }

    private static Line line(
            Use use, X509Certificate certificate, CertificateState state, Optional<Instant> revoked, Instant now) {
        var facts = CertificateFacts.of(certificate);
        var soon = state == CertificateState.VALID && facts.until().isBefore(now.plus(SOON));
        return new Line(use, facts, state, revoked, soon);
    }
}
