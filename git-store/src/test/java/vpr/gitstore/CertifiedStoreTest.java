package vpr.gitstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vpr.gitstore.signing.CertificateAuthority;
import vpr.gitstore.signing.CertificateFacts;
import vpr.gitstore.signing.CertifiedSigners;
import vpr.gitstore.signing.CommitSigners;
import vpr.gitstore.signing.MovingClock;
import vpr.gitstore.signing.Professional;
import vpr.gitstore.signing.QuickKeys;
import vpr.gitstore.signing.RevocationReason;
import vpr.gitstore.signing.SignatureVerifier;
import vpr.gitstore.signing.Verdict;
import vpr.gitstore.verify.VerificationReport;
import vpr.gitstore.verify.Verifier;

/** What the certificates of professionals mean for a store: who signed, and what a verification says of it later. */
class CertifiedStoreTest {
    @TempDir
    Path data;

    private final MovingClock clock = new MovingClock(Samples.NOW);
    private CertificateAuthority authority;
    private CertifiedSigners signers;
    private CertificateFacts certificate;

    @BeforeEach
    void a_certificate_for_the_author_of_the_samples() throws IOException {
        var keys = QuickKeys.open(data, clock);
        authority = QuickKeys.authority(data, clock);
        var registration = Samples.letter(Samples.CLINICAL, 1)
                .provenance()
                .author()
                .registrations()
                .getFirst();
        certificate = authority.issue(new Professional("Dr Jane Smith", registration, null), 365);
        signers = QuickKeys.signers(data, keys, clock);
        append(signers, Samples.patientCreated());
        append(signers, List.of(Samples.letter(Samples.CLINICAL, 1)));
    }

    private void append(CommitSigners by, List<NewEvent> events) throws IOException {
        try (var store = GitStore.openWriter(new StoreFolder(data).settings(), by, clock)) {
            store.append(events);
        }
    }

    private static NewEvent letterAt(long sequence, Instant time) {
        var letter = Samples.letter(Samples.CLINICAL, sequence);
        return new NewEvent(
                letter.record(),
                letter.kind(),
                letter.sequence(),
                letter.event(),
                letter.eventId(),
                letter.provenance(),
                time);
    }

    private VerificationReport verify() throws IOException {
        return new Verifier(data, SignatureVerifier.ofInstallation(data, clock)).full((checked, all) -> {});
    }

    @Test
    void a_revoked_certificate_leaves_old_commits_good_and_the_service_signs_the_next() throws IOException {
        authority.revoke(certificate.serial(), RevocationReason.KEY_COMPROMISE);
        clock.forward(Duration.ofSeconds(20));
        append(signers, List.of(letterAt(2, clock.instant())));

        var report = verify();

        assertThat(report.problems()).isEmpty();
        assertThat(report.verdicts()).isEqualTo(Map.of(Verdict.GOOD_REVOKED_SINCE, 4L, Verdict.GOOD_TRUSTED, 1L));
    }

    @Test
    void a_commit_that_a_revoked_key_signed_afterwards_is_named() throws IOException {
        var author = Samples.letter(Samples.CLINICAL, 1).provenance().author();
        var stolen = signers.signerFor(author, clock.instant());
        var since = authority.revoke(certificate.serial(), RevocationReason.KEY_COMPROMISE);
        append(stolen, List.of(letterAt(2, since)));

        assertThat(verify().problems()).singleElement().satisfies(problem -> {
            assertThat(problem.record()).contains(Samples.CLINICAL);
            assertThat(problem.commit()).isPresent();
            assertThat(problem.what()).contains("REVOKED", certificate.serial());
        });
    }

    @Test
    void an_expired_certificate_and_a_renewed_service_leave_old_commits_good() throws IOException {
        clock.forward(Duration.ofDays(400));
        append(signers, List.of(letterAt(2, clock.instant())));
        authority.renewService();
        clock.forward(Duration.ofSeconds(2));
        append(signers, List.of(letterAt(3, clock.instant())));

        var report = verify();

        assertThat(report.problems()).isEmpty();
        assertThat(report.verdicts()).isEqualTo(Map.of(Verdict.GOOD_EXPIRED_SINCE, 4L, Verdict.GOOD_TRUSTED, 2L));
    }
}
