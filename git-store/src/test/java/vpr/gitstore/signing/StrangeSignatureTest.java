package vpr.gitstore.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static vpr.gitstore.signing.Fixtures.COMMIT;
import static vpr.gitstore.signing.Fixtures.SIGNED;
import static vpr.gitstore.signing.Fixtures.ascii;
import static vpr.gitstore.signing.Fixtures.at;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What others may put into the header: each of these is made with the service's own, trusted key. */
class StrangeSignatureTest {
    @TempDir
    static Path data;

    private static SignatureVerifier verifier;
    private Forgery forgery;

    @BeforeAll
    static void trust() throws IOException {
        Fixtures.keys(data);
        verifier = SignatureVerifier.trusting(ServiceKeys.caFile(data), at(SIGNED));
    }

    @BeforeEach
    void takeTheKey() throws IOException {
        forgery = Forgery.by(data);
    }

    @Test
    void another_generators_signature_is_good() throws Exception {
        assertThat(verdict(forgery.sign(COMMIT))).isEqualTo(Verdict.GOOD_TRUSTED);
    }

    @Test
    void a_signature_in_ber_as_gpgsm_writes_it_is_good() throws Exception {
        assertThat(verdict(forgery.inBer().sign(COMMIT))).isEqualTo(Verdict.GOOD_TRUSTED);
    }

    @Test
    void two_signers_are_refused() throws Exception {
        assertUnsupported(forgery.twice().sign(COMMIT));
    }

    @Test
    void a_signature_without_signed_attributes_is_refused() throws Exception {
        assertUnsupported(forgery.withoutAttributes().sign(COMMIT));
    }

    @Test
    void a_signature_without_a_signing_time_is_refused() throws Exception {
        assertUnsupported(forgery.without(CMSAttributes.signingTime).sign(COMMIT));
    }

    @Test
    void a_signature_without_a_message_digest_is_refused() throws Exception {
        assertUnsupported(forgery.without(CMSAttributes.messageDigest).sign(COMMIT));
    }

    @Test
    void other_digests_are_refused() throws Exception {
        assertUnsupported(forgery.with("SHA512withECDSA").sign(COMMIT));
        assertUnsupported(forgery.with("SHA1withECDSA").sign(COMMIT));
    }

    @Test
    void a_signature_that_brings_its_own_content_is_refused() throws Exception {
        assertUnsupported(forgery.attached().sign(COMMIT));
    }

    @Test
    void a_signature_without_its_certificate_is_refused() throws Exception {
        assertUnsupported(forgery.withoutItsCertificate().sign(COMMIT));
    }

    @Test
    void bytes_after_the_signature_are_refused() throws Exception {
        var der = Armour.unwrap(forgery.sign(COMMIT)).orElseThrow();
        assertUnsupported(Armour.wrap(Arrays.copyOf(der, der.length + 1)));
    }

    @Test
    void a_truncated_signature_is_refused_wherever_it_ends() throws Exception {
        var der = Armour.unwrap(forgery.sign(COMMIT)).orElseThrow();
        for (int length = 0; length < der.length; length++) {
            assertUnsupported(Armour.wrap(Arrays.copyOf(der, length)));
        }
    }

    @Test
    void more_than_64_KiB_are_not_read() throws Exception {
        var der = Armour.unwrap(forgery.sign(COMMIT)).orElseThrow();
        assertUnsupported(Armour.wrap(Arrays.copyOf(der, 64 * 1024)));
    }

    @Test
    void the_deepest_nesting_that_fits_is_refused_without_harm() {
        var definite = new byte[48_000];
        Arrays.fill(definite, (byte) 0x30);
        var indefinite = definite.clone();
        for (int i = 1; i < indefinite.length; i += 2) {
            indefinite[i] = (byte) 0x80;
        }
        assertUnsupported(Armour.wrap(definite));
        assertUnsupported(Armour.wrap(indefinite));
    }

    @Test
    void other_kinds_of_signature_are_unsupported() {
        assertUnsupported(ascii("garbage\n"));
        assertUnsupported(ascii("-----BEGIN PGP SIGNATURE-----\n\niQ==\n-----END PGP SIGNATURE-----\n"));
        assertUnsupported(ascii("-----BEGIN SSH SIGNATURE-----\nU1NI\n-----END SSH SIGNATURE-----\n"));
        assertUnsupported(ascii("-----BEGIN SIGNED MESSAGE-----\n%%%%\n-----END SIGNED MESSAGE-----\n"));
        assertUnsupported(ascii("-----BEGIN SIGNED MESSAGE-----\n-----END SIGNED MESSAGE-----\n"));
    }

    @Test
    void no_signature_is_none() {
        assertThat(verifier.verify(SignedCommit.parse(COMMIT))).isEqualTo(SignatureFacts.without(Verdict.NONE));
        assertThat(verdict(new byte[0])).isEqualTo(Verdict.NONE);
    }

    private static void assertUnsupported(byte[] signature) {
        assertThat(verifier.verify(COMMIT, signature)).isEqualTo(SignatureFacts.without(Verdict.UNSUPPORTED));
        assertThat(verifier.claimed(signature)).isEmpty();
    }

    private static Verdict verdict(byte[] signature) {
        return verifier.verify(COMMIT, signature).verdict();
    }
}
