package vpr.gitstore.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vpr.gitstore.signing.Fixtures.COMMIT;
import static vpr.gitstore.signing.Fixtures.CREATED;
import static vpr.gitstore.signing.Fixtures.SIGNED;
import static vpr.gitstore.signing.Fixtures.ascii;
import static vpr.gitstore.signing.Fixtures.at;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verdicts on what the service signs. */
class SigningTest {
    private static final Instant AFTER_THE_LEAF = Instant.parse("2030-01-01T00:00:00Z");

    @TempDir
    static Path ours;

    @TempDir
    static Path theirs;

    private static ServiceKeys keys;
    private static SignatureVerifier verifier;
    private static byte[] signature;

    @BeforeAll
    static void sign() throws IOException {
        keys = Fixtures.keys(ours);
        verifier = SignatureVerifier.trusting(ServiceKeys.caFile(ours), at(SIGNED));
        signature = keys.signer().sign(COMMIT, SIGNED);
    }

    @Test
    void what_the_service_signs_is_good_and_trusted() {
        assertThat(verifier.verify(COMMIT, signature).verdict()).isEqualTo(Verdict.GOOD_TRUSTED);
    }

    @Test
    void the_signer_is_named_with_the_signing_time() {
        var signer = verifier.verify(COMMIT, signature).signer().orElseThrow();
        assertThat(signer).isEqualTo(SignerFacts.of(keys.certificate(), SIGNED));
        assertThat(signer.subject()).isEqualTo("CN=VPR service,O=example.org");
        assertThat(signer.issuer()).isEqualTo("CN=VPR organisation CA,O=example.org");
        assertThat(signer.sha256()).matches("[0-9a-f]{64}");
        assertThat(verifier.claimed(signature)).contains(signer);
    }

    @Test
    void the_service_attests() {
        assertThat(keys.signer().meaning()).isEqualTo("attested");
    }

    @Test
    void any_changed_byte_of_the_commit_is_bad() {
        for (int i = 0; i < COMMIT.length; i++) {
            var changed = COMMIT.clone();
            changed[i] ^= 1;
            assertThat(verifier.verify(changed, signature)).isEqualTo(SignatureFacts.without(Verdict.BAD));
        }
    }

    @Test
    void no_changed_character_of_the_signature_makes_another_commit_good() {
        var other = ascii("another commit");
        for (int i = 0; i < signature.length; i++) {
            var changed = signature.clone();
            changed[i] ^= 1;
            assertThat(verifier.verify(other, changed).verdict()).isIn(Verdict.BAD, Verdict.UNSUPPORTED);
        }
    }

    @Test
    void a_signature_by_another_ca_is_good_but_untrusted() throws IOException {
        var theirSignature = Fixtures.keys(theirs).signer().sign(COMMIT, SIGNED);
        assertThat(verifier.verify(COMMIT, theirSignature).verdict()).isEqualTo(Verdict.GOOD_UNTRUSTED);
    }

    @Test
    void a_signature_outlives_its_certificate() throws IOException {
        var later = SignatureVerifier.trusting(ServiceKeys.caFile(ours), at(AFTER_THE_LEAF));
        assertThat(later.verify(COMMIT, signature).verdict()).isEqualTo(Verdict.GOOD_EXPIRED_SINCE);
    }

    @Test
    void a_certificate_that_had_expired_when_it_signed_is_not_trusted() throws Exception {
        var late = Forgery.by(ours).at(AFTER_THE_LEAF).sign(COMMIT);
        assertThat(verifier.verify(COMMIT, signature).verdict()).isEqualTo(Verdict.GOOD_TRUSTED);
        assertThat(verifier.verify(COMMIT, late).verdict()).isEqualTo(Verdict.GOOD_UNTRUSTED);
    }

    @Test
    void the_service_does_not_sign_outside_its_certificates_validity() {
        var signer = keys.signer();
        assertThatThrownBy(() -> signer.sign(COMMIT, AFTER_THE_LEAF)).isInstanceOf(SigningException.class);
        assertThatThrownBy(() -> signer.sign(COMMIT, CREATED.minusSeconds(3_601)))
                .isInstanceOf(SigningException.class);
    }

    @Test
    void many_threads_sign_with_one_signer() {
        var signer = keys.signer();
        var verdicts = IntStream.range(0, 200)
                .parallel()
                .mapToObj(i -> ascii("commit " + i))
                .map(commit ->
                        verifier.verify(commit, signer.sign(commit, SIGNED)).verdict())
                .distinct()
                .toList();
        assertThat(verdicts).isEqualTo(List.of(Verdict.GOOD_TRUSTED));
    }

    @Test
    void what_the_portable_provider_signs_the_chosen_one_verifies() throws Exception {
        var portable = Forgery.by(ours).portable().sign(COMMIT, SIGNED);
        assertThat(verifier.verify(COMMIT, portable).verdict()).isEqualTo(Verdict.GOOD_TRUSTED);
    }
}
