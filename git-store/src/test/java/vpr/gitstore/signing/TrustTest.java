package vpr.gitstore.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vpr.gitstore.signing.Fixtures.COMMIT;
import static vpr.gitstore.signing.Fixtures.CREATED;
import static vpr.gitstore.signing.Fixtures.SIGNED;
import static vpr.gitstore.signing.Fixtures.at;

import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vpr.record.InvalidException;

/** Whom a verifier trusts, and for what. */
class TrustTest {
    private static final Instant NINE_YEARS_ON = Instant.parse("2035-01-12T10:14:00Z");
    private static final Instant ELEVEN_YEARS_ON = Instant.parse("2037-01-12T10:14:00Z");

    private final Certificates issuing = new Certificates("example.org", at(CREATED));
    private KeyPair caKey;
    private KeyPair serviceKey;
    private X509Certificate ca;
    private X509Certificate service;

    @BeforeEach
    void issue() throws Exception {
        caKey = issuing.newKey();
        serviceKey = issuing.newKey();
        ca = issuing.ca(caKey, "example.org");
        service = issuing.service(serviceKey.getPublic(), new Issuer(ca, caKey.getPrivate()));
    }

    @Test
    void the_cas_own_key_signs_no_commits() throws Exception {
        assertThat(verdict(List.of(ca), SIGNED, sign(caKey, SIGNED, ca))).isEqualTo(Verdict.GOOD_UNTRUSTED);
    }

    @Test
    void a_leaf_that_calls_itself_ours_is_not() throws Exception {
        var strangers = issuing.newKey();
        var sameName = issuing.service(
                serviceKey.getPublic(), new Issuer(issuing.ca(strangers, "example.org"), strangers.getPrivate()));
        assertThat(verdict(List.of(ca), SIGNED, sign(serviceKey, SIGNED, sameName, ca)))
                .isEqualTo(Verdict.GOOD_UNTRUSTED);
    }

    @Test
    void a_leaf_with_another_key_than_the_one_that_signed_is_bad() throws Exception {
        assertThat(verdict(List.of(ca), SIGNED, sign(caKey, SIGNED, service, ca)))
                .isEqualTo(Verdict.BAD);
    }

    @Test
    void the_issuer_need_not_travel_with_the_signature() throws Exception {
        assertThat(verdict(List.of(ca), SIGNED, sign(serviceKey, SIGNED, service)))
                .isEqualTo(Verdict.GOOD_TRUSTED);
    }

    @Test
    void a_renewed_ca_breaks_nothing_that_the_old_one_issued() throws Exception {
        var renewal = new Certificates("example.org", at(NINE_YEARS_ON));
        var renewed = renewal.ca(caKey, "example.org");
        var newService = renewal.service(serviceKey.getPublic(), new Issuer(renewed, caKey.getPrivate()));
        var anchors = List.of(ca, renewed);
        assertThat(verdict(anchors, NINE_YEARS_ON, sign(serviceKey, SIGNED, service, ca)))
                .isEqualTo(Verdict.GOOD_EXPIRED_SINCE);
        var now = ELEVEN_YEARS_ON;
        assertThat(verdict(anchors, now, sign(serviceKey, now, newService, renewed)))
                .isEqualTo(Verdict.GOOD_TRUSTED);
    }

    @Test
    void an_expired_anchor_is_none() throws Exception {
        var renewal = new Certificates("example.org", at(NINE_YEARS_ON));
        var renewed = renewal.ca(caKey, "example.org");
        var late = renewal.service(serviceKey.getPublic(), new Issuer(renewed, caKey.getPrivate()));
        var now = ELEVEN_YEARS_ON;
        assertThat(verdict(List.of(ca), now, sign(serviceKey, now, late, ca))).isEqualTo(Verdict.GOOD_UNTRUSTED);
    }

    @Test
    void no_certificate_outlives_the_ca_that_issued_it() throws Exception {
        var late = new Certificates("example.org", at(NINE_YEARS_ON))
                .service(serviceKey.getPublic(), new Issuer(ca, caKey.getPrivate()));
        assertThat(late.getNotAfter()).isEqualTo(ca.getNotAfter());
    }

    @Test
    void without_anchors_nobody_is_trusted() throws Exception {
        assertThat(verdict(List.of(), SIGNED, sign(serviceKey, SIGNED, service, ca)))
                .isEqualTo(Verdict.GOOD_UNTRUSTED);
    }

    @Test
    void an_anchor_is_a_certification_authority() {
        assertThatThrownBy(() -> new SignatureVerifier(List.of(service), at(SIGNED)))
                .isInstanceOf(InvalidException.class)
                .hasMessageStartingWith("anchors: ");
    }

    private static byte[] sign(KeyPair key, Instant at, X509Certificate... chain) throws Exception {
        return new CmsCommitSigner("attested", key.getPrivate(), List.of(chain), CryptoProvider.ecdsa())
                .sign(COMMIT, at);
    }

    private static Verdict verdict(List<X509Certificate> anchors, Instant now, byte[] signature) {
        return new SignatureVerifier(anchors, at(now)).verify(COMMIT, signature).verdict();
    }
}
