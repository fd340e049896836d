package vpr.gitstore.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vpr.gitstore.signing.Fixtures.COMMIT;
import static vpr.gitstore.signing.Fixtures.CREATED;
import static vpr.gitstore.signing.Fixtures.at;
import static vpr.gitstore.signing.Fixtures.smith;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vpr.record.InvalidException;
import vpr.record.Registration;

class CertificateAuthorityTest {
    private static final Instant NOW = CREATED.plus(Duration.ofDays(1));

    @TempDir
    Path data;

    @TempDir
    Path elsewhere;

    private final MovingClock clock = new MovingClock(NOW);
    private final Certificates other = new Certificates("elsewhere.org", at(CREATED));

    private CertificateAuthority authority() {
        return Fixtures.authority(data, clock);
    }

    private Path write(String name, Object... objects) throws IOException {
        var text = new StringWriter();
        try (var writer = new JcaPEMWriter(text)) {
            for (var object : objects) {
                writer.writeObject(object instanceof PrivateKey key ? new JcaPKCS8Generator(key, null) : object);
            }
        }
        var file = Files.writeString(elsewhere.resolve(name), text.toString());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file;
    }

    private static X509Certificate parse(Path pem) throws Exception {
        return Pem.read(Files.readAllBytes(pem)).getFirst();
    }

    private Path pem(CertificateFacts facts) {
        return data.resolve(".vpr/keys/authors/" + facts.serial() + ".pem");
    }

    private static void assertInvalid(String field, String rule, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(InvalidException.class)
                .hasMessageStartingWith(field + ": ")
                .hasMessageContaining(rule);
    }

    @Test
    void an_issued_certificate_names_the_professional_and_the_registration() throws Exception {
        Fixtures.keys(data);
        var facts = authority().issue(smith(), 365);
        var certificate = parse(pem(facts));

        assertThat(facts.subject()).isEqualTo("serialNumber=1234567,CN=Dr Jane Smith,OU=Example NHS Trust,O=GMC");
        assertThat(facts.registrations()).containsExactly(new Registration("GMC", "1234567"));
        assertThat(facts.until()).isEqualTo(NOW.plus(Duration.ofDays(365)));
        assertThat(List.copyOf(certificate.getSubjectAlternativeNames()))
                .isEqualTo(List.of(List.of(6, "vpr://GMC/1234567")));
        assertThat(certificate.getBasicConstraints()).isEqualTo(-1);
        assertThat(IntStream.range(0, 9).filter(i -> certificate.getKeyUsage()[i]))
                .containsExactly(0, 1);
    }

    @Test
    void the_key_lies_encrypted_in_an_owner_only_file_beside_its_certificates() throws Exception {
        Fixtures.keys(data);
        var facts = authority().issue(smith(), 365);
        try (var files = Files.list(data.resolve(".vpr/keys/authors"))) {
            for (var file : files.toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------");
            }
        }
        var file = new AuthorFolder(data.resolve(".vpr/keys/authors")).key(facts.serial());
        assertThat(file.author(Fixtures.password()).chain())
                .isEqualTo(Pem.read(Files.readAllBytes(pem(facts))))
                .hasSize(2);
        assertThatThrownBy(() -> file.author(KeyStorePassword.chosen("another password")))
                .isInstanceOf(ServiceKeysException.WrongPassword.class);
    }

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
    void a_renewed_service_keeps_the_ca_and_the_secret_and_its_old_signatures() throws Exception {
        var before = Fixtures.keys(data);
        var signature = before.signer().sign(COMMIT, NOW);

        authority().renewService();

        var after = Fixtures.keys(data);
        assertThat(after.certificate()).isNotEqualTo(before.certificate());
        assertThat(after.ca()).isEqualTo(before.ca());
        assertThat(after.secret().hmac()).isEqualTo(before.secret().hmac());
        assertThat(parse(ServiceKeys.serviceFile(data))).isEqualTo(after.certificate());
        assertThat(SignatureVerifier.ofInstallation(data, clock)
                        .verify(COMMIT, signature)
                        .verdict())
                .isEqualTo(Verdict.GOOD_TRUSTED);
    }

    @Test
    void a_renewal_that_was_cut_off_before_the_certificate_was_published_is_finished_by_the_next_start()
            throws Exception {
        Fixtures.keys(data);
        var old = Files.readAllBytes(ServiceKeys.serviceFile(data));
        var renewed = authority().renewService();
        Files.write(ServiceKeys.serviceFile(data), old);
        Files.write(data.resolve(".vpr/keys/service.p12.123.tmp"), new byte[300]);

        Fixtures.keys(data);

        assertThat(SignerFacts.fingerprint(parse(ServiceKeys.serviceFile(data))))
                .isEqualTo(renewed.sha256());
        assertThat(data.resolve(".vpr/keys/service.p12.123.tmp")).doesNotExist();
    }

    @Test
    void a_ca_of_ones_own_is_made_once_with_the_organisations_name() throws Exception {
        var ca = authority().create("Example NHS Trust");

        assertThat(ca.subject()).isEqualTo("CN=VPR organisation CA,O=Example NHS Trust");
        assertThat(Fixtures.keys(data).signer().sign(COMMIT, NOW)).isNotEmpty();
        assertInvalid("ca", "already", () -> authority().create("Example NHS Trust"));
    }

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

    @Test
    void the_list_warns_of_what_ends_within_thirty_days() throws IOException {
        Fixtures.keys(data);
        authority().issue(smith(), 20);

        assertThat(CertificateList.read(data, clock).lines())
                .filteredOn(CertificateList.Line::endsSoon)
                .singleElement()
                .matches(line -> line.use() == CertificateList.Use.AUTHOR);
    }
}
