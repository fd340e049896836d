package vpr.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vpr.acceptance.Door.Outcome;

/** Authors sign what they write with keys that never leave them, by either transport and from the command line. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuthorSigningJourneyTest {
    private final Path directory;
    private final Home home;
    private final RunningVpr vpr;
    private final RestDoor rest;
    private final GrpcDoor grpc;
    private final String clinician;
    private OwnAuthor smith;
    private OwnAuthor jones;

    AuthorSigningJourneyTest(@TempDir Path directory) throws Exception {
        this.directory = directory;
        home = new Home(directory);
        vpr = RunningVpr.start(directory, Map.of());
        rest = RestDoor.of(vpr.api());
        grpc = GrpcDoor.to(vpr.grpcPort());
        clinician = home.key(vpr.api(), "clinician");
    }

    @BeforeAll
    void two_authors_with_keys_of_their_own() throws Exception {
        assumeTrue(Tool.exists("openssl"), "openssl is not installed: nobody signed with it");
        smith = OwnAuthor.certified(directory, "Dr Jane Smith", "1234567");
        jones = OwnAuthor.certified(directory, "Dr Sam Jones", "7654321");
        Files.writeString(directory.resolve("clinician.key"), clinician);
        Files.setPosixFilePermissions(directory.resolve("clinician.key"), PosixFilePermissions.fromString("rw-------"));
    }

    @AfterAll
    void stop() {
        grpc.close();
        vpr.close();
    }

    Stream<Door> doors() {
        return Stream.of(rest, grpc);
    }

    private Outcome prepare(Door door, String operation, Map<String, ?> command) {
        return door.call("prepare" + operation, clinician, command).expectSuccess();
    }

    private Outcome submit(Door door, String operation, Map<String, ?> command, Outcome prepared, List<String> signed) {
        return door.call(
                "submit" + operation,
                clinician,
                Map.of("command", command, "preparation", prepared.text("preparation"), "signatures", signed));
    }

    private Outcome signed(Door door, String operation, Map<String, ?> command) throws Exception {
        var prepared = prepare(door, operation, command);
        return submit(door, operation, command, prepared, smith.sign(prepared.json()))
                .expectSuccess();
    }

    private static Map<String, Object> with(Map<String, ?> some, Map<String, ?> more) {
        var all = new LinkedHashMap<String, Object>(some);
        all.putAll(more);
        return all;
    }

    private String patient() {
        return rest.call("createPatient", clinician, Input.patients().getFirst())
                .expectSuccess()
                .text("patientId");
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("doors")
    void a_patient_and_a_letter_are_written_and_changed_by_their_author(Door door) throws Exception {
        var person = Input.patients().get(2);
        var created = signed(door, "CreatePatient", person);
        var patient = created.text("patientId");
        var letter = with(Input.letters().get(2), Map.of("patientId", patient));
        var added = signed(door, "AddLetter", letter);
        var id = added.text("letterId");
        signed(
                door,
                "EditLetter",
                Map.of(
                        "patientId",
                        patient,
                        "letterId",
                        id,
                        "ifMatch",
                        "\"" + added.text("commit") + "\"",
                        "name",
                        "Amended"));
        var version = "\"" + created.json().at("/commits/demographics").asString() + "\"";
        var changed = signed(
                door,
                "ChangeDemographics",
                with(person, Map.of("patientId", patient, "ifMatch", version, "gender", "unknown")));

        var read = door.call(
                        "readLetter",
                        clinician,
                        Map.of("patientId", patient, "letterId", id),
                        "Vpr-Min-Position",
                        changed.position())
                .expectSuccess()
                .json();

        assertThat(read.at("/signature/meaning").asString()).isEqualTo("authored");
        assertThat(read.at("/signature/serial").asString()).isEqualTo(smith.serial());
        assertThat(read.path("name").asString()).isEqualTo("Amended");
        assertThat(read.path("body").asString()).isEqualTo(letter.get("body"));
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("doors")
    void what_was_submitted_is_answered_the_same_when_it_comes_again(Door door) throws Exception {
        var letter = with(Input.letters().getFirst(), Map.of("patientId", patient()));
        var prepared = prepare(door, "AddLetter", letter);
        var signatures = smith.sign(prepared.json());
        var first = submit(door, "AddLetter", letter, prepared, signatures).expectSuccess();

        for (var each : List.of(rest, grpc)) {
            var again = submit(each, "AddLetter", letter, prepared, signatures).expectSuccess();
            assertThat(again.text("commit")).isEqualTo(first.text("commit"));
            assertThat(again.headers()).containsEntry("idempotency-replayed", "true");
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("doors")
    void what_cannot_be_recorded_is_refused_by_its_field(Door door) throws Exception {
        var patient = patient();
        var letter = with(Input.letters().getFirst(), Map.of("patientId", patient));
        var prepared = prepare(door, "AddLetter", letter);
        var signatures = smith.sign(prepared.json());
        var other = with(letter, Map.of("body", "Another text.\n"));

        assertThat(submit(door, "AddLetter", other, prepared, signatures)
                        .expect("preparation-refused")
                        .fields())
                .containsExactly("command");
        assertThat(submit(door, "AddLetter", letter, prepared, jones.sign(prepared.json()))
                        .expect("signature-refused")
                        .fields())
                .containsExactly("signatures[0].certificate");
        assertThat(submit(
                                door,
                                "AddLetter",
                                letter,
                                prepared,
                                smith.sign(prepare(door, "AddLetter", letter).json()))
                        .expect("signature-refused")
                        .fields())
                .containsExactly("signatures[0]");
        assertThat(submit(door, "AddLetter", letter, prepared, List.of())
                        .expect("signature-refused")
                        .fields())
                .containsExactly("signatures");
        assertThat(door.call(
                                "submitAddLetter",
                                clinician,
                                Map.of("command", letter, "preparation", "nonsense", "signatures", signatures))
                        .expect("preparation-refused")
                        .fields())
                .containsExactly("preparation");
        rest.call("addLetter", clinician, letter).expectSuccess();
        submit(door, "AddLetter", letter, prepared, signatures).expect("prepare-again");
    }

    @Test
    void the_command_line_signs_a_letter_and_its_edit_and_stock_tools_accept_them() throws Exception {
        var patient = patient();
        var key = " --sign-with " + smith.file("my.p12") + " --password-file " + smith.file("my.password");
        Files.writeString(directory.resolve("letter.md"), "Dear Dr Patel,\r\n\r\nAll is well.\r\n");
        var letter = said("letter add " + patient + " letter.md" + key + " 2>/dev/null")
                .strip();
        assertThat(said("letter edit " + patient + " " + letter + " --name Amended" + key))
                .contains("Signed with the certificate " + smith.serial(), "It is version 2 now.");
        assertThat(said("letter versions " + patient + " " + letter)).contains("authored");
        assertThat(attempt("letter add " + patient + " letter.md --sign-with " + jones.file("my.p12")
                                + " --password-file " + jones.file("my.password"))
                        .output())
                .contains("signature-refused", "signatures[0].certificate: must name the author");

        var clinical = rest.call("readPatient", clinician, Map.of("patientId", patient))
                .expectSuccess()
                .text("clinicalId");
        var repository = home.repositories().stream()
                .filter(git -> git.toString().contains(clinical))
                .findFirst()
                .orElseThrow();
        var ca = home.data().resolve(".vpr/keys/ca.pem");
        Openssl.verifyTip(repository, ca, directory);
        assertThat(String.join("\n", Tool.lines("git", "--git-dir", repository.toString(), "log", "-2", "main")))
                .contains("Signature-Meaning: authored")
                .doesNotContain("attested");
        if (Tool.exists("gpgsm")) {
            assertThat(String.join(
                            "\n", Gpgsm.trusting(ca, directory.resolve("gnupg")).verify(repository, "main")))
                    .contains("Good signature from", "Dr Jane Smith");
        }
        assertThat(said("verify")).contains("0 problems");
    }

    @Test
    void what_was_prepared_is_signed_apart_and_submitted() throws Exception {
        var letters = "/patients/" + patient() + "/letters";
        var request = Api.JSON.writeValueAsBytes(Map.of("body", "Dear Dr Patel,\n"));
        Files.write(directory.resolve("letter.json"), request);
        Files.writeString(
                directory.resolve("prepared.json"),
                vpr.api()
                        .post(clinician, letters + "/prepare", request)
                        .expect(200)
                        .text());

        var shown = said("sign prepared.json --command letter.json --out signed.json --sign-with "
                + smith.file("my.p12") + " --password-file " + smith.file("my.password"));

        assertThat(shown).contains("letter:create: Letter added", "Dear Dr Patel,", "Signed with the certificate");
        Files.write(directory.resolve("other.json"), Api.JSON.writeValueAsBytes(Map.of("body", "Dear Dr Patek,\n")));
        var other = attempt("sign prepared.json --command other.json --out other-signed.json --sign-with "
                + smith.file("my.p12") + " --password-file " + smith.file("my.password"));
        assertThat(other.output()).contains("not the text that was given, so it was not signed");
        assertThat(other.code()).isNotZero();
        assertThat(directory.resolve("other-signed.json")).doesNotExist();
        vpr.api()
                .post(clinician, letters + "/submit", Files.readAllBytes(directory.resolve("signed.json")))
                .expect(201);
        var changed =
                Files.readString(directory.resolve("prepared.json")).replaceFirst("\"sha256\":\".", "\"sha256\":\"x");
        Files.writeString(directory.resolve("changed.json"), changed);
        assertThat(attempt("sign changed.json --sign-with " + smith.file("my.p12") + " --password-file "
                                + smith.file("my.password"))
                        .output())
                .contains("must hold bytes that are an author's to sign and stand for the files beside them");
    }

    @Test
    void a_key_in_a_token_signs_from_the_command_line() throws Exception {
        var library = Stream.of("/usr/lib", "/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/local/lib")
                .map(folder -> Path.of(folder, "softhsm", "libsofthsm2.so"))
                .filter(Files::exists)
                .findFirst();
        assumeTrue(library.isPresent() && Tool.exists("softhsm2-util"), "softhsm2 is not installed: no token signed");
        var environment = smith.token(library.get());
        var patient = patient();
        Files.writeString(directory.resolve("token.md"), "Signed by a card.\n");

        var added = attempt(
                "letter add " + patient + " token.md --pkcs11 " + smith.file("card.cfg") + " --password-file "
                        + smith.file("card.pin"),
                environment);

        assertThat(added.code()).as(added.output()).isZero();
        assertThat(added.output()).contains("Signed with the certificate " + smith.serial());
    }

    private String said(String words) throws Exception {
        var result = attempt(words);
        assertThat(result.code()).as(result.output()).isZero();
        return result.output();
    }

    private Command.Result attempt(String words) throws Exception {
        return attempt(words, Map.of());
    }

    private Command.Result attempt(String words, Map<String, String> environment) throws Exception {
        var all = new TreeMap<>(Command.of(directory, Map.of(), "verify").settings());
        all.put("VPR_URL", vpr.url());
        all.put("VPR_API_KEY_FILE", "clinician.key");
        all.putAll(environment);
        return new Shell(directory, List.of("bash", "-c", "./vpr " + words)).attempt(all, "");
    }
}
