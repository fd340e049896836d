package vpr.gitstore.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vpr.gitstore.signing.Fixtures.COMMIT;
import static vpr.gitstore.signing.Fixtures.CREATED;
import static vpr.gitstore.signing.Fixtures.smith;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import vpr.record.Registration;

class BroughtCertificatesTest extends OneAuthority {
    @Test
    void a_ca_that_was_made_elsewhere_issues_under_its_own_issuer() throws Exception {
        var rootKey = other.newKey();
        var root = new Authority(rootKey, null).certificate("Root");
        var caKey = other.newKey();
        var ca = new Authority(caKey, new Issuer(root, rootKey.getPrivate())).certificate("Hospital CA");
        authority().create(write("ca.pem", ca, root), write("ca.key", caKey.getPrivate()));
        var keys = ServiceKeys.open(data, "example.org", Fixtures.password(), false, clock);
        var facts = authority().issue(smith(), 365);

        assertThat(keys.ca()).isEqualTo(ca);
        assertThat(Pem.read(Files.readAllBytes(pem(facts)))).hasSize(3).endsWith(ca, root);
        assertThat(SignatureVerifier.ofInstallation(data, clock)
                        .verify(COMMIT, keys.signer().sign(COMMIT, NOW))
                        .verdict())
                .isEqualTo(Verdict.GOOD_TRUSTED);
        assertThat(authority().revoke(facts.serial(), RevocationReason.UNSPECIFIED))
                .isAfter(NOW);
    }

    @Test
    void a_ca_that_cannot_be_used_is_refused_in_words_and_leaves_nothing() throws Exception {
        var key = other.newKey();
        var ca = other.ca(key, "Elsewhere");
        var leaf = other.service(key.getPublic(), new Issuer(ca, key.getPrivate()));
        var good = write("ca.key", key.getPrivate());

        assertInvalid("certificate", "CA flag", () -> authority().create(write("leaf.pem", leaf), good));
        assertInvalid(
                "key",
                "another",
                () -> authority()
                        .create(
                                write("ca.pem", ca),
                                write("o.key", other.newKey().getPrivate())));
        assertInvalid("key", "private key", () -> authority().create(write("ca.pem", ca), write("no.key", ca)));
        clock.forward(Duration.ofDays(4000));
        assertInvalid("certificate", "ended", () -> authority().create(write("ca.pem", ca), good));
        clock.forward(Duration.ofDays(-5000));
        assertInvalid("certificate", "begins", () -> authority().create(write("ca.pem", ca), good));
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void a_ca_whose_key_is_not_on_p_256_is_refused() throws Exception {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(384);
        var key = generator.generateKeyPair();

        assertInvalid(
                "certificate",
                "P-256",
                () -> authority()
                        .create(write("ca.pem", other.ca(key, "Elsewhere")), write("ca.key", key.getPrivate())));
    }

    @Test
    void a_certificate_that_was_issued_elsewhere_is_taken_once_its_ca_is_trusted() throws Exception {
        Fixtures.keys(data);
        var caKey = other.newKey();
        var ca = other.ca(caKey, "Elsewhere");
        var key = other.newKey();
        var leaf = other.author(smith(), key.getPublic(), new Issuer(ca, caKey.getPrivate()), Duration.ofDays(100));
        var certificate = write("c.pem", leaf);
        var keyFile = write("k.pem", key.getPrivate());

        assertInvalid("certificate", "trusted CA", () -> authority().take(certificate, keyFile));
        TrustedAuthorities.trust(data, write("ca.pem", ca), clock);
        var facts = authority().take(certificate, keyFile);

        assertThat(facts.registrations()).containsExactly(new Registration("GMC", "1234567"));
        assertInvalid("certificate", "serial", () -> authority().take(certificate, keyFile));
        assertInvalid("serial", "--crl", () -> authority().revoke(facts.serial(), RevocationReason.UNSPECIFIED));
        assertTakesRevocationsOf(ca, caKey, leaf);
        assertThat(CertificateList.read(data, clock).lines().getLast().state()).isEqualTo(CertificateState.REVOKED);
    }

    private void assertTakesRevocationsOf(X509Certificate ca, KeyPair caKey, X509Certificate leaf) throws IOException {
        var issuer = new RevocationList(new Issuer(ca, caKey.getPrivate()));
        var list = issuer.with(null, leaf, RevocationReason.UNSPECIFIED, NOW, NOW);
        TrustedAuthorities.takeRevocations(data, Files.write(elsewhere.resolve("list.crl"), list));
        var older = issuer.with(null, ca, RevocationReason.UNSPECIFIED, NOW, CREATED);
        Files.write(elsewhere.resolve("older.crl"), older);
        assertInvalid("crl", "older", () -> TrustedAuthorities.takeRevocations(data, elsewhere.resolve("older.crl")));
        Files.writeString(elsewhere.resolve("none.crl"), "nothing");
        assertInvalid("crl", "must be", () -> TrustedAuthorities.takeRevocations(data, elsewhere.resolve("none.crl")));
    }

    @Test
    void a_certificate_that_cannot_be_used_is_refused_in_words() throws Exception {
        var keys = Fixtures.keys(data);
        var ca = keys.ca();
        var caKey = new KeyStoreFile(data.resolve(".vpr/keys/service.p12"))
                .contents(Fixtures.password())
                .caKey();
        var key = other.newKey();
        var leaf = other.author(smith(), key.getPublic(), new Issuer(ca, caKey), Duration.ofDays(10));
        var good = write("k.pem", key.getPrivate());

        assertInvalid(
                "key",
                "another",
                () -> authority()
                        .take(
                                write("c.pem", leaf),
                                write("o.pem", other.newKey().getPrivate())));
        assertInvalid("key", "private key", () -> authority().take(write("c.pem", leaf), write("n.pem", leaf)));
        assertInvalid("certificate", "PEM", () -> authority().take(good, good));
        assertInvalid(
                "certificate",
                "registration",
                () -> authority().take(write("s.pem", other.service(key.getPublic(), new Issuer(ca, caKey))), good));
        Files.setPosixFilePermissions(good, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> authority().take(write("c.pem", leaf), good))
                .isInstanceOf(ServiceKeysException.Exposed.class);
        Files.setPosixFilePermissions(good, PosixFilePermissions.fromString("rw-------"));
        clock.forward(Duration.ofDays(20));
        assertInvalid("certificate", "ended", () -> authority().take(write("c.pem", leaf), good));
        assertThat(data.resolve(".vpr/keys/authors")).doesNotExist();
    }
}
