package vpr.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A clinician's letters are signed with that clinician's certificate, from its issue to its revocation. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CertificatesJourneyTest {
    private static final String SMITH = "CN=Dr Jane Smith";
    private static final String SERVICE = "CN=VPR service";
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final Path directory;
    private final Home home;
    private final RunningVpr vpr;
    private String clinician = "";
    private String letters = "";
    private JsonNode before = JsonMapper.shared().createObjectNode();
    private JsonNode during = before;
    private JsonNode after = before;

    CertificatesJourneyTest(@TempDir Path directory) throws Exception {
        this.directory = directory;
        home = new Home(directory);
        expect(0, "ca", "init", "--organisation", "Example NHS Trust");
        vpr = RunningVpr.start(directory, Map.of());
    }

    private String expect(int code, String... words) throws Exception {
        var result = Command.of(directory, Map.of(), words).run();
        assertThat(result.code()).describedAs(result.output()).isEqualTo(code);
        return result.output();
    }

    @BeforeAll
    void letters_before_with_and_after_a_certificate() throws Exception {
        clinician = home.key(vpr.api(), "clinician");
        letters = "/patients/"
                + vpr.api()
                        .post(clinician, "/patients", Input.patients().getFirst())
                        .expect(201)
                        .json()
                        .get("patientId")
                        .asString()
                + "/letters";
        before = letter();
        expect(0, "cert", "create", "--name", "Dr Jane Smith", "--authority", "GMC", "--number", "1234567");
        during = awaitLetterBy(SMITH);
        expect(0, "cert", "revoke", serial(during), "--reason", "superseded");
        after = awaitLetterBy(SERVICE);
    }

    @AfterAll
    void stop() {
        vpr.close();
    }

    /** A new one, as it is read back. */
    private JsonNode letter() {
        var added =
                vpr.api().post(clinician, letters, Input.letters().getFirst()).expect(201);
        return vpr.api()
                .get(
                        clinician,
                        letters + "/" + added.json().get("letterId").asString(),
                        "Vpr-Min-Position",
                        added.header("Vpr-Position"))
                .expect(200)
                .json();
    }

    // A server sees a certificate within two seconds.
    private JsonNode awaitLetterBy(String subject) {
        var end = System.nanoTime() + LONGEST.toNanos();
        var letter = letter();
        while (!subject(letter).contains(subject)) {
            assertThat(System.nanoTime()).describedAs(vpr.printed()).isLessThan(end);
            LockSupport.parkNanos(200_000_000);
            letter = letter();
        }
        return letter;
    }

    private static String subject(JsonNode letter) {
        return letter.at("/signature/subject").asString();
    }

    private static String serial(JsonNode letter) {
        return letter.at("/signature/serial").asString();
    }

    @Test
    void the_letter_says_by_whose_certificate_it_is_signed() {
        assertThat(subject(before)).contains(SERVICE);
        assertThat(subject(during)).isEqualTo("serialNumber=1234567,CN=Dr Jane Smith,O=GMC");
        assertThat(during.at("/signature/issuer").asString()).contains("O=Example NHS Trust");
        assertThat(subject(after)).contains(SERVICE);
    }

    @Test
    void git_and_openssl_accept_the_signature_of_every_commit() throws Exception {
        assumeTrue(Tool.exists("gpgsm"), "gpgsm is not installed: git verify-commit was skipped");
        var ca = home.data().resolve(".vpr/keys/ca.pem");
        var gpg = Gpgsm.trusting(ca, directory.resolve("gnupg"));
        for (var repository : home.repositories()) {
            for (var commit : Tool.lines("git", "--git-dir", repository.toString(), "rev-list", "main")) {
                var said = gpg.verify(repository, commit);
                if (commit.equals(during.get("commit").asString())) {
                    assertThat(String.join("\n", said)).contains("Good signature from", SMITH);
                }
            }
            Openssl.verifyTip(repository, ca, directory);
        }
    }

    @Test
    void openssl_reads_the_list_of_what_was_revoked() throws Exception {
        assumeTrue(Tool.exists("openssl"), "openssl is not installed: the list was not read by it");
        var keys = home.data().resolve(".vpr/keys");
        var list = Tool.lines(
                "openssl",
                "crl",
                "-in",
                keys.resolve("ca.crl").toString(),
                "-CAfile",
                keys.resolve("ca.pem").toString(),
                "-noout",
                "-text");

        assertThat(String.join("\n", list).toLowerCase(Locale.ROOT))
                .contains("verify ok", "superseded", serial(during));
    }

    @Test
    void verify_finds_everything_good_and_tells_what_was_revoked_since() throws Exception {
        assertThat(expect(0, "verify")).contains("0 problems", "GOOD_REVOKED_SINCE", "GOOD_TRUSTED");
    }

    @Test
    void the_list_shows_the_revoked_certificate_and_no_secret_is_printed() throws Exception {
        var list = expect(0, "cert", "list");
        var password =
                Files.readString(directory.resolve("run/keystore.password")).strip();

        assertThat(list).contains("CN=VPR organisation CA,O=Example NHS Trust", SERVICE, SMITH, "revoked");
        assertThat(list + vpr.printed()).doesNotContain(password);
        assertThat(JsonMapper.shared().readTree(expect(0, "cert", "list", "--json")))
                .hasSize(3);
    }

    @Test
    void what_is_wrong_is_refused_in_words() throws Exception {
        assertThat(expect(2, "ca", "init")).contains("has keys already");
        assertThat(expect(2, "cert", "create")).contains("--name", "--certificate", "--service");
        assertThat(expect(2, "cert", "create", "--name", "Dr A", "--authority", "G M", "--number", "1"))
                .contains("authority: must be");
        assertThat(expect(2, "cert", "create", "--certificate", "no.pem", "--key", "no.key"))
                .contains("--certificate: must name a file");
        assertThat(expect(2, "cert", "revoke", "12")).contains("serial: must be");
    }

    @Test
    void the_state_of_signing_is_part_of_health() {
        var signing = Health.of(vpr).components().path("signing");

        assertThat(signing.path("status").asString()).isEqualTo("UP");
        assertThat(signing.at("/details/validUntil").asString()).isNotEmpty();
    }
}
