package vpr.gitstore.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vpr.gitstore.signing.Fixtures.CREATED;
import static vpr.gitstore.signing.Fixtures.at;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.util.ASN1Dump;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vpr.record.InvalidException;

class ServiceKeysTest {
    @TempDir
    Path data;

    @Test
    void keys_once_made_are_the_same_when_opened_again() throws IOException {
        var made = Fixtures.keys(data);
        var opened = open(Fixtures.password());
        assertThat(opened.certificate()).isEqualTo(made.certificate());
        assertThat(opened.ca()).isEqualTo(made.ca());
        assertThat(opened.secret().hmac()).isEqualTo(made.secret().hmac());
    }

    @Test
    void two_installations_share_nothing(@TempDir Path other) throws IOException {
        var one = Fixtures.keys(data);
        var two = Fixtures.keys(other);
        assertThat(one.certificate().getPublicKey())
                .isNotEqualTo(two.certificate().getPublicKey());
        assertThat(one.secret().hmac()).isNotEqualTo(two.secret().hmac());
    }

    @Test
    void the_certificates_stand_beside_as_pem() throws Exception {
        var keys = Fixtures.keys(data);
        assertThat(Pem.read(Files.readAllBytes(ServiceKeys.caFile(data)))).isEqualTo(List.of(keys.ca()));
        assertThat(Pem.read(Files.readAllBytes(ServiceKeys.serviceFile(data)))).isEqualTo(List.of(keys.certificate()));
    }

    @Test
    void certificates_that_somebody_added_to_the_anchors_stay() throws IOException {
        Fixtures.keys(data);
        var twice = Files.readString(ServiceKeys.caFile(data)).repeat(2);
        Files.writeString(ServiceKeys.caFile(data), twice);
        open(Fixtures.password());
        assertThat(ServiceKeys.caFile(data)).hasContent(twice);
    }

    @Test
    void only_the_owner_can_use_the_files() throws IOException {
        Fixtures.keys(data);
        assertThat(mode(data.resolve(".vpr/keys"))).isEqualTo("rwx------");
        try (var files = Files.list(data.resolve(".vpr/keys"))) {
            assertThat(files.map(ServiceKeysTest::mode)).hasSize(4).containsOnly("rw-------");
        }
    }

    @Test
    void files_that_others_can_read_are_refused() throws IOException {
        Fixtures.keys(data);
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r-----"));
        assertRefused(ServiceKeysException.Exposed.class, "chmod 600", () -> open(Fixtures.password()));
    }

    @Test
    void a_wrong_password_is_named_as_such_and_changes_nothing() throws IOException {
        Fixtures.keys(data);
        var before = Files.readAllBytes(file());
        assertRefused(
                ServiceKeysException.WrongPassword.class,
                "password",
                () -> open(KeyStorePassword.chosen("another password")));
        assertRefused(ServiceKeysException.WrongPassword.class, "password", () -> open(KeyStorePassword.chosen("")));
        assertThat(file()).hasBinaryContent(before);
    }

    @Test
    void a_damaged_file_is_never_opened() throws IOException {
        Fixtures.keys(data);
        var whole = Files.readAllBytes(file());
        for (int length = 0; length < whole.length; length += 97) {
            Files.write(file(), Arrays.copyOf(whole, length));
            assertRefused(ServiceKeysException.Damaged.class, "restore", () -> open(Fixtures.password()));
        }
    }

    @Test
    void a_changed_byte_is_never_accepted() throws IOException {
        Fixtures.keys(data);
        var whole = Files.readAllBytes(file());
        for (int i = 40; i < whole.length - 120; i += 53) {
            var changed = whole.clone();
            changed[i] ^= 1;
            Files.write(file(), changed);
            assertRefused(ServiceKeysException.class, "restore", () -> open(Fixtures.password()));
        }
    }

    @Test
    void a_missing_key_store_is_not_made_anew_where_there_is_data() throws IOException {
        assertRefused(ServiceKeysException.Missing.class, "restore", () -> open(Fixtures.password()));
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void a_missing_key_store_is_not_made_anew_beside_its_certificates() throws IOException {
        Fixtures.keys(data);
        Files.delete(file());
        assertRefused(ServiceKeysException.Missing.class, "restore", () -> Fixtures.keys(data));
    }

    @Test
    void of_many_that_start_at_one_time_all_find_the_same_keys() {
        var fingerprints =
                IntStream.range(0, 8).parallel().mapToObj(_ -> fingerprint()).distinct();
        assertThat(fingerprints).hasSize(1);
    }

    @Test
    void keys_of_another_namespace_are_refused() throws IOException {
        Fixtures.keys(data);
        assertRefused(
                ServiceKeysException.OtherNamespace.class,
                "namespace",
                () -> ServiceKeys.open(data, "example.net", Fixtures.password(), true, at(CREATED)));
    }

    @Test
    void a_new_key_store_wants_a_real_password() {
        assertThatThrownBy(() -> create("example.org", "short")).isInstanceOf(InvalidException.class);
        assertThatThrownBy(() -> create("example.org", "pässword pässword")).isInstanceOf(InvalidException.class);
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void a_namespace_is_a_plain_name() {
        for (var namespace : List.of("", "a/b", "-a", "a b", "a,O=b", "a".repeat(65))) {
            assertThatThrownBy(() -> create(namespace, "correct horse battery"))
                    .isInstanceOf(InvalidException.class)
                    .hasMessageStartingWith("namespace: ");
        }
    }

    @Test
    void the_ca_issues_leaves_for_ten_years() throws IOException {
        var ca = Fixtures.keys(data).ca();
        assertThat(ca.getSubjectX500Principal().getName()).isEqualTo("CN=VPR organisation CA,O=example.org");
        assertThat(ca.getBasicConstraints()).isZero();
        assertThat(usages(ca)).isEqualTo(List.of(5, 6)); // keyCertSign, cRLSign
        assertThat(ca.getNotAfter()).isEqualTo(Instant.parse("2036-01-12T10:14:00Z"));
        assertThat(ca.getSerialNumber().bitLength()).isBetween(64, 129);
    }

    @Test
    void the_service_signs_for_three_years_under_its_own_uri() throws Exception {
        var service = Fixtures.keys(data).certificate();
        assertThat(service.getSubjectX500Principal().getName()).isEqualTo("CN=VPR service,O=example.org");
        assertThat(service.getBasicConstraints()).isEqualTo(-1);
        assertThat(usages(service)).isEqualTo(List.of(0, 1)); // digitalSignature, nonRepudiation
        assertThat(service.getNotAfter()).isEqualTo(Instant.parse("2029-01-12T10:14:00Z"));
        assertThat(List.copyOf(service.getSubjectAlternativeNames()))
                .isEqualTo(List.of(List.of(6, "vpr://example.org/service")));
        assertThat(service.getCriticalExtensionOIDs()).containsExactlyInAnyOrder("2.5.29.15", "2.5.29.19");
        assertThat(service.getNonCriticalExtensionOIDs())
                .containsExactlyInAnyOrder("2.5.29.14", "2.5.29.35", "2.5.29.17");
    }

    @Test
    void the_file_is_encrypted_by_AES_256_and_names_its_iterations() throws IOException {
        create("example.org", "correct horse battery");
        var dump = ASN1Dump.dumpAsString(ASN1Primitive.fromByteArray(Files.readAllBytes(file())), true);
        var pbes2 = new String(Files.readAllBytes(file()), StandardCharsets.ISO_8859_1);
        assertThat(dump).contains("Integer(300000)").doesNotContain("Integer(2048)");
        for (var oid : List.of(
                PKCSObjectIdentifiers.id_PBES2,
                NISTObjectIdentifiers.id_aes256_CBC,
                PKCSObjectIdentifiers.id_hmacWithSHA256)) {
            assertThat(pbes2).contains(new String(oid.getEncoded(), StandardCharsets.ISO_8859_1));
        }
    }

    @Test
    void a_random_password_is_hashed_less_often() throws IOException {
        var password = KeyStorePassword.random("0123456789abcdef".repeat(4));
        var made = ServiceKeys.open(data, "example.org", password, true, at(CREATED));
        assertThat(ASN1Dump.dumpAsString(ASN1Primitive.fromByteArray(Files.readAllBytes(file())), true))
                .contains("Integer(2048)")
                .doesNotContain("Integer(300000)");
        // How often it was hashed stands in the file, not in where its password comes from now.
        var moved = open(KeyStorePassword.chosen("0123456789abcdef".repeat(4)));
        assertThat(moved.certificate()).isEqualTo(made.certificate());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0123456789abcdef0123456789abcde", "correct horse battery staple and more"})
    void what_somebody_could_have_chosen_is_no_random_password(String text) {
        assertThatThrownBy(() -> KeyStorePassword.random(text))
                .isInstanceOf(InvalidException.class)
                .hasMessageStartingWith("password: ");
    }

    private void create(String namespace, String password) throws IOException {
        ServiceKeys.open(data, namespace, KeyStorePassword.chosen(password), true, at(CREATED));
    }

    private ServiceKeys open(KeyStorePassword password) throws IOException {
        return ServiceKeys.open(data, "example.org", password, false, at(CREATED));
    }

    private String fingerprint() {
        try {
            return SignerFacts.of(Fixtures.keys(data).certificate(), CREATED).sha256();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file() {
        return ServiceKeys.caFile(data).resolveSibling("service.p12");
    }

    private static String mode(Path path) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Integer> usages(X509Certificate certificate) {
        var usages = certificate.getKeyUsage();
        return IntStream.range(0, usages.length).filter(i -> usages[i]).boxed().toList();
    }

    private static void assertRefused(
            Class<? extends ServiceKeysException> type, String advice, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(type).hasMessageContaining(advice).hasMessageNotContaining("horse");
    }
}
