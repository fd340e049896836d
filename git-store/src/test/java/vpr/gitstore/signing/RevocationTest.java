package vpr.gitstore.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static vpr.gitstore.signing.Fixtures.COMMIT;
import static vpr.gitstore.signing.Fixtures.smith;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RevocationTest extends OneAuthority {
    @Test
    void what_a_certificate_signed_before_its_revocation_stays_good_and_what_it_signs_after_does_not()
            throws Exception {
        Fixtures.keys(data);
        var facts = authority().issue(smith(), 365);
        var key = new AuthorFolder(data.resolve(".vpr/keys/authors"))
                .key(facts.serial())
                .author(Fixtures.password());
        var signer = CmsCommitSigner.attesting(key.key(), key.chain());

        var since = authority().revoke(facts.serial(), RevocationReason.KEY_COMPROMISE);

        var verifier = SignatureVerifier.ofInstallation(data, clock);
        assertThat(verifier.verify(COMMIT, signer.sign(COMMIT, since.minusSeconds(1)))
                        .verdict())
                .isEqualTo(Verdict.GOOD_REVOKED_SINCE);
        assertThat(verifier.verify(COMMIT, signer.sign(COMMIT, since)).verdict())
                .isEqualTo(Verdict.REVOKED);
        assertThat(since).isEqualTo(NOW.plus(Revoking.NOTICE));
    }

    @Test
    void a_second_revocation_keeps_the_first_and_changes_nothing_of_it() throws Exception {
        Fixtures.keys(data);
        var one = authority().issue(smith(), 365);
        var two = authority().issue(smith(), 365);
        var since = authority().revoke(one.serial(), RevocationReason.SUPERSEDED);
        clock.forward(Duration.ofDays(1));
        authority().revoke(two.serial(), RevocationReason.UNSPECIFIED);

        assertThat(authority().revoke(one.serial(), RevocationReason.KEY_COMPROMISE))
                .isEqualTo(since);
        var list = Revocations.read(data.resolve(".vpr/keys/ca.crl"));
        assertThat(list.getRevokedCertificates()).hasSize(2);
        assertThat(CertificateList.read(data, clock).lines())
                .extracting(CertificateList.Line::state)
                .containsExactly(
                        CertificateState.VALID,
                        CertificateState.VALID,
                        CertificateState.REVOKED,
                        CertificateState.REVOKED);
    }

    @Test
    void a_revocation_that_was_cut_off_before_the_key_was_destroyed_is_finished_by_another() throws Exception {
        Fixtures.keys(data);
        var facts = authority().issue(smith(), 365);
        var key = data.resolve(".vpr/keys/authors/" + facts.serial() + ".p12");
        var bytes = Files.readAllBytes(key);
        authority().revoke(facts.serial(), RevocationReason.UNSPECIFIED);
        Files.write(key, bytes);

        authority().revoke(facts.serial(), RevocationReason.UNSPECIFIED);

        assertThat(key).doesNotExist();
    }

    @Test
    void a_revoked_certificate_is_not_taken_again() throws Exception {
        Fixtures.keys(data);
        var facts = authority().issue(smith(), 365);
        var author = new AuthorFolder(data.resolve(".vpr/keys/authors"))
                .key(facts.serial())
                .author(Fixtures.password());
        authority().revoke(facts.serial(), RevocationReason.UNSPECIFIED);

        assertInvalid(
                "certificate",
                "revoked",
                () -> authority().take(write("c.pem", author.chain().getFirst()), write("k.pem", author.key())));
    }

    @Test
    void many_processes_that_issue_at_once_lose_nothing() throws Exception {
        Fixtures.keys(data);
        var issued = new ArrayList<String>();
        IntStream.range(0, 6).parallel().forEach(_ -> {
            try {
                var facts = authority().issue(smith(), 365);
                authority().revoke(facts.serial(), RevocationReason.UNSPECIFIED);
                synchronized (issued) {
                    issued.add(facts.serial());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        assertThat(Revocations.read(data.resolve(".vpr/keys/ca.crl")).getRevokedCertificates())
                .extracting(entry -> entry.getSerialNumber().toString(16))
                .containsExactlyInAnyOrderElementsOf(issued);
    }
}
