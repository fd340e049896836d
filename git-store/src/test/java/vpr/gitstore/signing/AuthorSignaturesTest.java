package vpr.gitstore.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vpr.record.Author;
import vpr.record.InvalidException;
import vpr.record.Registration;
import vpr.record.Violation;

/** What an author has signed is taken, or refused by a rule that names the field. */
class AuthorSignaturesTest {
    private static final Registration GMC = new Registration("GMC", "1234567");
    private static final Author SMITH = Fixtures.author(GMC);
    private static final String CERTIFICATE = "signatures[0].certificate";

    @TempDir
    Path data;

    @TempDir
    Path own;

    private final MovingClock clock = new MovingClock(Fixtures.SIGNED);
    private CertificateAuthority authority;
    private OwnKey key;
    private AuthorSignatures signatures;

    @BeforeEach
    void an_author_with_a_key_of_her_own() throws IOException {
        Fixtures.keys(data);
        authority = Fixtures.authority(data, clock);
        key = OwnKeys.certified(own, authority, Fixtures.smith());
        signatures = AuthorSignatures.ofInstallation(data, clock);
    }

    private byte[] signed() {
        return key.sign(Fixtures.COMMIT, clock.instant());
    }

    private Violation refusal(byte[] der, Author author) {
        var refused = catchThrowableOfType(
                InvalidException.class,
                () -> signatures.check("signatures[0]", der, Fixtures.COMMIT, author, Fixtures.SIGNED));
        return refused.violations().getFirst();
    }

    @Test
    void it_stands_in_the_commit_as_a_verifier_takes_it() throws IOException {
        var taken = signatures.check("signatures[0]", signed(), Fixtures.COMMIT, SMITH, Fixtures.SIGNED);

        var facts = SignatureVerifier.ofInstallation(data, clock).verify(Fixtures.COMMIT, taken.armoured());
        assertThat(facts.verdict()).isEqualTo(Verdict.GOOD_TRUSTED);
        assertThat(facts.signer().orElseThrow().serial())
                .isEqualTo(key.certificate().serial());
        assertThat(AuthorCertificate.serial(taken.certificate()))
                .isEqualTo(key.certificate().serial());
    }

    @Test
    void one_registration_of_several_is_enough() {
        var author = Fixtures.author(GMC, new Registration("HPC", "PA1"));

        assertThatCode(() -> signatures.check("signatures[0]", signed(), Fixtures.COMMIT, author, Fixtures.SIGNED))
                .doesNotThrowAnyException();
    }

    @Test
    void bytes_that_are_no_signature_are_refused() {
        for (var bytes : List.of(new byte[0], Fixtures.ascii("nonsense"), new byte[AuthorSignatures.LARGEST + 1])) {
            assertThat(refusal(bytes, SMITH).field()).isEqualTo("signatures[0]");
            assertThat(refusal(bytes, SMITH).rule()).startsWith("must be a detached CMS SignedData");
        }
    }

    @Test
    void a_changed_bit_is_refused_unless_only_a_certificate_beside_the_authors_has_it() throws Exception {
        var good = signed();
        var issuer = keys().ca().getEncoded();
        var from = indexOf(good, issuer) * 8;
        for (int bit = 0; bit < good.length * 8; bit += 11) {
            var changed = good.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            if (bit < from || bit >= from + issuer.length * 8) {
                assertThat(refusal(changed, SMITH).field()).as("bit " + bit).startsWith("signatures[0]");
            }
        }
    }

    @Test
    void a_certificate_whose_own_signature_ends_within_a_byte_is_refused() throws Exception {
        var good = signed();
        var leaf = leaf(good);
        while (leaf[leaf.length - 1] % 2 != 0) { // a last bit of 0 can be left out, and it is still the signature
            key = OwnKeys.certified(own, authority, Fixtures.smith());
            good = signed();
            leaf = leaf(good);
        }
        var value = KnownCertificates.certificate(leaf).getSignature();
        var unused = indexOf(good, leaf) + leaf.length - value.length - 1;
        assertThat(good[unused]).isZero();
        good[unused] = 1;
        assertThat(refusal(good, SMITH).field()).isEqualTo("signatures[0]");
    }

    private byte[] leaf(byte[] signature) throws CertificateEncodingException {
        var issuer = keys().ca().getEncoded();
        return CmsSignature.read(signature).orElseThrow().certificates().stream()
                .filter(certificate -> !Arrays.equals(certificate, issuer))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_signature_over_other_bytes_is_refused() {
        var other = key.sign(Fixtures.ascii("tree 0\n\nother\n"), clock.instant());

        assertThat(refusal(other, SMITH).rule()).startsWith("must be by the certificate's key over the bytes");
    }

    @Test
    void another_authors_certificate_is_refused() {
        var another = Fixtures.author(new Registration("GMC", "7654321"));

        assertThat(refusal(signed(), another).field()).isEqualTo(CERTIFICATE);
        assertThat(refusal(signed(), another).rule()).startsWith("must name the author");
    }

    @Test
    void an_expired_certificate_is_refused() {
        var before = signed();
        clock.forward(Duration.ofDays(31));

        assertThat(refusal(before, SMITH)).isEqualTo(new Violation(CERTIFICATE, "must be valid: it has expired"));
    }

    @Test
    void a_certificate_that_is_revoked_a_moment_ago_is_refused() throws IOException {
        assertThatCode(() -> signatures.check("signatures[0]", signed(), Fixtures.COMMIT, SMITH, Fixtures.SIGNED))
                .doesNotThrowAnyException();
        authority.revoke(key.certificate().serial(), RevocationReason.KEY_COMPROMISE);

        assertThat(refusal(signed(), SMITH)).isEqualTo(new Violation(CERTIFICATE, "must not be revoked"));
    }

    @Test
    void a_certificate_of_a_ca_that_is_not_trusted_is_refused() throws IOException {
        var elsewhere = Files.createDirectory(own.resolve("elsewhere"));
        Fixtures.keys(elsewhere);
        var foreign = OwnKeys.certified(own, Fixtures.authority(elsewhere, clock), Fixtures.smith());

        var refused = refusal(foreign.sign(Fixtures.COMMIT, clock.instant()), SMITH);

        assertThat(refused.field()).isEqualTo(CERTIFICATE);
        assertThat(refused.rule()).contains("issued by a CA that is trusted here");
    }

    @Test
    void a_ca_that_is_trusted_later_counts_from_then_on() throws IOException {
        var elsewhere = Files.createDirectory(own.resolve("elsewhere"));
        Fixtures.keys(elsewhere);
        var foreign = OwnKeys.certified(own, Fixtures.authority(elsewhere, clock), Fixtures.smith());
        var der = foreign.sign(Fixtures.COMMIT, clock.instant());
        assertThat(refusal(der, SMITH).field()).isEqualTo(CERTIFICATE);

        TrustedAuthorities.trust(data, ServiceKeys.caFile(elsewhere), clock);

        assertThatCode(() -> signatures.check("signatures[0]", der, Fixtures.COMMIT, SMITH, Fixtures.SIGNED))
                .doesNotThrowAnyException();
    }

    @Test
    void a_signing_time_before_the_preparation_or_in_the_future_is_refused() {
        for (var wrong : List.of(Duration.ofMinutes(-6), Duration.ofMinutes(6))) {
            var der = key.sign(Fixtures.COMMIT, Fixtures.SIGNED.plus(wrong));
            assertThat(refusal(der, SMITH).field()).isEqualTo("signatures[0].signingTime");
        }
    }

    @Test
    void the_services_own_key_is_no_authors() {
        var service = Armour.unwrap(keys().signer().sign(Fixtures.COMMIT, clock.instant()))
                .orElseThrow();

        assertThat(refusal(service, SMITH).rule()).startsWith("must name the author");
    }

    private static int indexOf(byte[] whole, byte[] part) {
        for (int at = 0; at + part.length <= whole.length; at++) {
            if (Arrays.equals(whole, at, at + part.length, part, 0, part.length)) {
                return at;
            }
        }
        throw new AssertionError("the one is no part of the other");
    }

    private ServiceKeys keys() {
        try {
            return Fixtures.keys(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_key_refuses_to_sign_when_its_certificate_is_not_valid() {
        var refused = catchThrowableOfType(
                InvalidException.class, () -> key.sign(Fixtures.COMMIT, Instant.parse("2030-01-01T00:00:00Z")));

        assertThat(refused.violations().getFirst().field()).isEqualTo("certificate");
    }
}
