package vpr.gitstore.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vpr.gitstore.signing.Fixtures.COMMIT;
import static vpr.gitstore.signing.Fixtures.smith;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vpr.record.Registration;

class CertificateAuthorityTest extends OneAuthority {
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
    void the_list_warns_of_what_ends_within_thirty_days() throws IOException {
        Fixtures.keys(data);
        authority().issue(smith(), 20);

        assertThat(CertificateList.read(data, clock).lines())
                .filteredOn(CertificateList.Line::endsSoon)
                .singleElement()
                .matches(line -> line.use() == CertificateList.Use.AUTHOR);
    }
}
