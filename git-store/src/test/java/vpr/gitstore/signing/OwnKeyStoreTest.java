package vpr.gitstore.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vpr.record.InvalidException;
import vpr.record.Registration;

/** Where an author's own key is, it signs there; what is wrong with it is said by its field. */
class OwnKeyStoreTest {
    private static final String PIN = "1234";

    @TempDir
    Path data;

    @TempDir
    Path own;

    private final MovingClock clock = new MovingClock(Fixtures.SIGNED);
    private CertificateAuthority authority;
    private Path file;

    @BeforeEach
    void a_key_in_a_file() throws IOException {
        Fixtures.keys(data);
        authority = Fixtures.authority(data, clock);
        file = own.resolve("me.p12");
        OwnKeys.write(file, authority, Fixtures.smith());
    }

    private static String refusedField(Path file, String alias, String password) {
        return catchThrowableOfType(
                        InvalidException.class,
                        () -> OwnKeyStore.inFile(file, alias.isEmpty() ? null : alias, password.toCharArray()))
                .violations()
                .getFirst()
                .field();
    }

    @Test
    void a_file_s_key_signs_by_its_name_or_alone() throws IOException {
        for (var alias : List.of("me", "")) {
            var key = OwnKeyStore.inFile(file, alias.isEmpty() ? null : alias, OwnKeys.PASSWORD.toCharArray());
            assertThat(key.certificate().registrations()).containsExactly(new Registration("GMC", "1234567"));
            assertTaken(key.sign(Fixtures.COMMIT, clock.instant()));
        }
    }

    private void assertTaken(byte[] der) {
        var author = Fixtures.author(new Registration("GMC", "1234567"));
        var taken = AuthorSignatures.ofInstallation(data, clock)
                .check("signature", der, Fixtures.COMMIT, author, Fixtures.SIGNED);
        assertThat(new String(taken.armoured(), StandardCharsets.US_ASCII))
                .startsWith("-----BEGIN SIGNED MESSAGE-----");
    }

    @Test
    void what_is_wrong_with_a_file_is_named() throws Exception {
        var nonsense = Files.writeString(own.resolve("nonsense.p12"), "nonsense");
        Files.setPosixFilePermissions(nonsense, PosixFilePermissions.fromString("rw-------"));
        var weak = own.resolve("weak.p12");
        var key = OwnKeys.key("secp384r1");
        OwnKeys.write(weak, key, List.of(new Authority(key, null).certificate("P384")));

        assertThat(refusedField(file, "", "another password")).isEqualTo("password");
        assertThat(refusedField(file, "nobody", OwnKeys.PASSWORD)).isEqualTo("alias");
        assertThat(refusedField(own.resolve("missing.p12"), "", OwnKeys.PASSWORD))
                .isEqualTo("key");
        assertThat(refusedField(nonsense, "", OwnKeys.PASSWORD)).isEqualTo("key");
        assertThat(refusedField(weak, "", OwnKeys.PASSWORD)).isIn("key", "certificate");
    }

    @Test
    void a_file_that_others_can_read_is_refused() throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(catchThrowableOfType(
                        ServiceKeysException.Exposed.class,
                        () -> OwnKeyStore.inFile(file, null, OwnKeys.PASSWORD.toCharArray())))
                .hasMessageContaining("chmod 600");
    }

    @Test
    void a_certificate_is_issued_only_for_a_key_that_the_request_is_signed_with() throws Exception {
        var request = Files.write(
                own.resolve("forged.csr"), OwnKeys.request(OwnKeys.key("secp256r1"), OwnKeys.key("secp256r1")));
        var refused = catchThrowableOfType(
                InvalidException.class,
                () -> authority.issue(Fixtures.smith(), 30, request, own.resolve("forged.pem")));

        assertThat(refused.violations().getFirst().field()).isEqualTo("request");
        assertThat(own.resolve("forged.pem")).doesNotExist();
    }

    @Test
    void a_certificate_of_an_authors_own_key_is_listed_and_the_service_does_not_sign_with_it() throws IOException {
        var lines = CertificateList.read(data, clock).lines();
        var signers = QuickKeys.signers(data, Fixtures.keys(data), clock);

        assertThat(lines)
                .filteredOn(line -> line.use() == CertificateList.Use.AUTHOR_OWN)
                .singleElement()
                .satisfies(line -> assertThat(line.state()).isEqualTo(CertificateState.VALID));
        assertThat(signers.signerFor(Fixtures.author(new Registration("GMC", "1234567")), clock.instant())
                        .certificate())
                .isEqualTo(Fixtures.keys(data).certificate());
        assertThat(signers.notices()).isEmpty();
    }

    @Test
    void a_token_signs_with_a_key_that_stays_in_it() throws Exception {
        var library = softhsm();
        assumeTrue(library.isPresent(), "softhsm2 is not installed: no token was tried");
        var settings = Files.writeString(
                own.resolve("softhsm2.conf"),
                "directories.tokendir = " + Files.createDirectory(own.resolve("tokens")) + "\n");
        var configuration = token(library.get(), settings);
        var signature = own.resolve("signature.der");

        run(
                settings,
                java("java"),
                "-cp",
                System.getProperty("java.class.path"),
                SignInToken.class.getName(),
                configuration.toString(),
                PIN,
                clock.instant().toString(),
                signature.toString());

        assertTaken(Files.readAllBytes(signature));
    }

    @Test
    void a_configuration_without_a_library_is_refused() throws IOException {
        var configuration = Files.writeString(own.resolve("none.cfg"), "name = none\nlibrary = /nowhere/none.so\n");
        var refused = catchThrowableOfType(
                InvalidException.class, () -> OwnKeyStore.inToken(configuration, null, PIN.toCharArray()));

        assertThat(refused.violations().getFirst().field()).isEqualTo("pkcs11");
    }

    private static Optional<Path> softhsm() {
        return Stream.of("/usr/lib", "/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/local/lib")
                .map(folder -> Path.of(folder, "softhsm", "libsofthsm2.so"))
                .filter(Files::exists)
                .findFirst();
    }

    /** Puts the file's key into a new token; answers the configuration of SunPKCS11 for it. */
    private Path token(Path library, Path settings) throws Exception {
        run(
                settings,
                "softhsm2-util",
                "--init-token",
                "--free",
                "--label",
                "card",
                "--pin",
                PIN,
                "--so-pin",
                "12345678");
        var configuration = Files.writeString(
                own.resolve("card.cfg"), "name = card\nlibrary = " + library + "\nslotListIndex = 0\n");
        run(
                settings,
                java("keytool"),
                "-importkeystore",
                "-noprompt",
                "-srckeystore",
                file.toString(),
                "-srcstoretype",
                "PKCS12",
                "-srcstorepass",
                OwnKeys.PASSWORD,
                "-destkeystore",
                "NONE",
                "-deststoretype",
                "PKCS11",
                "-deststorepass",
                PIN,
                "-providerClass",
                "sun.security.pkcs11.SunPKCS11",
                "-providerArg",
                configuration.toString());
        return configuration;
    }

    private static String java(String program) {
        return Path.of(System.getProperty("java.home"), "bin", program).toString();
    }

    private static void run(Path settings, String... line) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().putAll(Map.of("SOFTHSM2_CONF", settings.toString()));
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0)
                .as(said)
                .isTrue();
    }
}
