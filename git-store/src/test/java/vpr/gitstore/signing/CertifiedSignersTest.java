package vpr.gitstore.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vpr.gitstore.signing.Fixtures.CREATED;
import static vpr.gitstore.signing.Fixtures.author;
import static vpr.gitstore.signing.Fixtures.smith;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vpr.record.Author;
import vpr.record.Registration;

/** Whose key signs, while certificates come, end and are revoked. */
class CertifiedSignersTest {
    private static final Author SMITH = author(new Registration("GMC", "1234567"));

    @TempDir
    Path data;

    private final MovingClock clock = new MovingClock(CREATED);
    private ServiceKeys keys;
    private CertificateAuthority authority;
    private CertifiedSigners signers;

    @BeforeEach
    void a_running_service_without_certificates_of_professionals() throws IOException {
        keys = Fixtures.keys(data);
        authority = Fixtures.authority(data, clock);
        signers = running();
    }

    private CertifiedSigners running() throws IOException {
        return CertifiedSigners.of(data, keys, Fixtures.password(), clock);
    }

    private String subject(Author author) {
        clock.forward(Duration.ofSeconds(2));
        return signers.signerFor(author, clock.instant())
                .certificate()
                .getSubjectX500Principal()
                .getName();
    }

    private String serial(Author author) {
        clock.forward(Duration.ofSeconds(2));
        return AuthorCertificate.serial(
                signers.signerFor(author, clock.instant()).certificate());
    }

    @Test
    void a_new_certificate_is_used_within_two_seconds_and_only_for_its_registration() throws IOException {
        assertThat(subject(SMITH)).contains("VPR service");

        authority.issue(smith(), 365);

        assertThat(subject(SMITH)).contains("CN=Dr Jane Smith");
        assertThat(subject(author(new Registration("GMC", "7654321")))).contains("VPR service");
        assertThat(subject(author())).contains("VPR service");
        assertThat(signers.notices()).isEmpty();
    }

    @Test
    void any_of_an_authors_registrations_finds_the_certificate() throws IOException {
        authority.issue(smith(), 365);

        assertThat(subject(author(new Registration("AAA", "1"), new Registration("GMC", "1234567"))))
                .contains("CN=Dr Jane Smith");
    }

    @Test
    void of_several_the_one_issued_last_signs_and_after_its_end_one_that_is_still_valid() throws IOException {
        var first = authority.issue(smith(), 365);
        clock.forward(Duration.ofDays(1));
        var second = authority.issue(smith(), 10);

        assertThat(serial(SMITH)).isEqualTo(second.serial());
        clock.forward(Duration.ofDays(11));
        assertThat(serial(SMITH)).isEqualTo(first.serial());
    }

    @Test
    void a_revoked_certificate_is_not_used_any_more_and_its_key_is_destroyed() throws IOException {
        var issued = authority.issue(smith(), 365);
        assertThat(serial(SMITH)).isEqualTo(issued.serial());

        authority.revoke(issued.serial(), RevocationReason.KEY_COMPROMISE);

        assertThat(subject(SMITH)).contains("VPR service");
        assertThat(data.resolve(".vpr/keys/authors/" + issued.serial() + ".p12"))
                .doesNotExist();
        assertThat(signers.notices()).isEmpty();
    }

    @Test
    void a_certificate_that_ends_is_warned_of_for_thirty_days_and_then_the_service_signs() throws IOException {
        var issued = authority.issue(smith(), 40);
        assertThat(subject(SMITH)).contains("Smith");
        assertThat(signers.notices()).isEmpty();

        clock.forward(Duration.ofDays(15));
        assertThat(subject(SMITH)).contains("Smith");
        assertThat(signers.notices()).containsExactly("certificate " + issued.serial() + " ends 2026-02-21T10:14:00Z");

        clock.forward(Duration.ofDays(30));
        assertThat(subject(SMITH)).contains("VPR service");
        assertThat(signers.notices())
                .containsExactly("certificate " + issued.serial()
                        + " ended 2026-02-21T10:14:00Z; the service signs for its author");

        authority.issue(smith(), 365);
        assertThat(subject(SMITH)).contains("Smith");
        assertThat(signers.notices()).isEmpty();
    }

    @Test
    void the_services_own_renewed_certificate_is_used_and_its_end_is_warned_of() throws IOException {
        clock.forward(Duration.ofDays(3 * 365 - 10));
        assertThat(subject(author())).contains("VPR service");
        assertThat(signers.notices()).singleElement().asString().contains("vpr cert create --service");

        var renewed = authority.renewService();

        assertThat(serial(author())).isEqualTo(renewed.serial());
        assertThat(signers.serviceCertificate()).isEqualTo(renewed);
        assertThat(signers.notices()).isEmpty();
        clock.forward(Duration.ofDays(4 * 365));
        assertThat(signers.canSign()).isFalse();
    }

    @Test
    void a_half_written_key_is_never_used_and_is_named_and_works_again_once_it_is_whole() throws IOException {
        var issued = authority.issue(smith(), 365);
        var file = data.resolve(".vpr/keys/authors/" + issued.serial() + ".p12");
        var whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));

        assertThat(subject(SMITH)).contains("VPR service");
        assertThat(signers.notices()).singleElement().asString().contains(issued.serial(), "cannot be opened");

        OwnerOnly.write(file, whole);
        assertThat(subject(SMITH)).contains("Smith");
        assertThat(signers.notices()).isEmpty();
    }

    @Test
    void a_half_written_certificate_is_named_and_the_others_work() throws IOException {
        var broken = authority.issue(smith(), 365);
        authority.issue(new Professional("Dr Other", new Registration("GMC", "2"), null), 365);
        var file = data.resolve(".vpr/keys/authors/" + broken.serial() + ".pem");
        OwnerOnly.write(file, Arrays.copyOf(Files.readAllBytes(file), 300));

        assertThat(subject(SMITH)).contains("VPR service");
        assertThat(subject(author(new Registration("GMC", "2")))).contains("Dr Other");
        assertThat(signers.notices()).singleElement().asString().contains(broken.serial(), "cannot be used");
    }

    @Test
    void a_key_that_others_can_read_is_not_used() throws IOException {
        var issued = authority.issue(smith(), 365);
        Files.setPosixFilePermissions(
                data.resolve(".vpr/keys/authors/" + issued.serial() + ".p12"),
                PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(subject(SMITH)).contains("VPR service");
    }

    @Test
    void a_damaged_list_of_revocations_leaves_a_running_service_as_it_was_and_stops_a_start() throws IOException {
        var revoked = authority.issue(smith(), 365);
        authority.revoke(revoked.serial(), RevocationReason.UNSPECIFIED);
        var other = authority.issue(smith(), 365);
        assertThat(serial(SMITH)).isEqualTo(other.serial());
        var list = data.resolve(".vpr/keys/ca.crl");
        OwnerOnly.write(list, Arrays.copyOf(Files.readAllBytes(list), 200));

        assertThat(serial(SMITH)).isEqualTo(other.serial());
        assertThat(signers.notices()).singleElement().asString().contains("ca.crl", "restore it from the backup");
        assertThatThrownBy(this::running).isInstanceOf(ServiceKeysException.DamagedList.class);
    }
}
