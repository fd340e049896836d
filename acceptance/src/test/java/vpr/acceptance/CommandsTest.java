package vpr.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The commands of people, as somebody types them: patients, letters, keys. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommandsTest {
    private static final String PATIENT = """
            {"resourceType": "Patient", "name": [{"family": "Treviño", "given": ["Ana"]}], "birthDate": "1972-05-14"}
            """;

    private final Path directory;
    private final RunningVpr vpr;
    private String patient = "";

    CommandsTest(@TempDir Path directory) throws Exception {
        this.directory = directory;
        vpr = RunningVpr.start(directory, Map.of());
    }

    @BeforeAll
    void make_a_clinicians_key_and_a_patient() throws Exception {
        as("bootstrap.key", "", "key create --name Smith --role clinician --author 'Dr Jane Smith' --to smith.key")
                .expect(0);
        patient = said("patient create 2>/dev/null", PATIENT).strip();
        assertThat(patient).matches("[0-9a-f]{32}");
    }

    @AfterAll
    void stop() {
        vpr.close();
    }

    @Test
    void a_letter_is_added_and_read_back_to_the_last_byte() throws Exception {
        var text = "Dear Dr Patel,\n\nÜber 10 mg – thank you.\n\n";
        Files.writeString(directory.resolve("letter.md"), text, StandardCharsets.UTF_8);
        var letter = said("letter add " + patient + " --name 'Respiratory clinic' letter.md 2>/dev/null", "")
                .strip();

        assertThat(said("letter show " + patient + " " + letter + " 2>/dev/null", ""))
                .isEqualTo(text);
        assertThat(said("letter show " + patient + " " + letter.substring(letter.length() - 36), ""))
                .contains("Respiratory clinic", "Dr Jane Smith", "Version 1");
        assertThat(said("letter list " + patient, "")).contains("Respiratory clinic");
        assertThat(Api.JSON
                        .readTree(said("letter show --json " + patient + " " + letter, ""))
                        .get("body")
                        .asString())
                .isEqualTo(text);
    }

    @Test
    void a_letter_is_edited_listed_by_its_versions_and_compared() throws Exception {
        var letter =
                said("letter add " + patient + " 2>/dev/null", "One.\n\nTwo.\n").strip();
        var first = Api.JSON
                .readTree(said("letter show --json " + patient + " " + letter, ""))
                .get("commit")
                .asString();

        assertThat(said("letter edit " + patient + " " + letter + " -", "One.\n\nThree.\n"))
                .contains("Replacing version 1", "by Dr Jane Smith", letter, "It is version 2 now.");
        assertThat(said("letter edit " + patient + " " + letter + " --name 'Chest clinic'", ""))
                .contains("version 3");
        assertThat(said("letter versions " + patient + " " + letter, "").lines())
                .hasSize(4)
                .anyMatch(line -> line.startsWith("1 ") && line.contains(first.substring(0, 12)));
        assertThat(said("letter diff " + patient + " " + letter + " --from 1 --to 2", ""))
                .contains("-Two.\n", "+Three.\n");
        assertThat(said("letter show " + patient + " " + letter + " --version 1 2>/dev/null", ""))
                .isEqualTo("One.\n\nTwo.\n");
        assertThat(attempt("letter edit " + patient + " " + letter + " - --if-match " + first, "Four.\n")
                        .expect(1))
                .contains("412 stale", "Somebody else changed it since", "letter diff");
        assertThat(attempt("letter edit " + patient + " " + letter + " --name 'Chest clinic'", "")
                        .expect(1))
                .contains("nothing-changed");
        assertThat(attempt("letter diff " + patient + " " + letter + " --from 8", "")
                        .expect(1))
                .contains("from:");
        assertThat(attempt("letter edit " + patient + " " + letter, "").expect(2))
                .contains("Nothing to change was given");
    }

    @Test
    void demographics_are_changed_and_compared() throws Exception {
        var other = said("patient create 2>/dev/null", PATIENT).strip();
        var fhir = said("patient show --fhir " + other + " 2>/dev/null", "");

        assertThat(said("patient change " + other, fhir.replace("1972-05-14", "1972-05-15")))
                .contains("Replacing version 1", other);
        assertThat(said("patient show " + other, "")).contains("Ana Treviño", "1972-05-15");
        assertThat(said("patient versions " + other, "").lines()).hasSize(3);
        assertThat(said("patient diff " + other, "")).contains("1972-05-14", "1972-05-15");
        assertThat(said("patient show " + other + " --version 1", "")).contains("1972-05-14");
    }

    @Test
    void patients_are_searched_by_what_is_typed_and_not_by_what_stands_on_the_command_line() throws Exception {
        assertThat(said("patient search", "trevino an\n")).contains(patient, "Ana Treviño");
        assertThat(said("patient search", "{\"birthDate\": \"1972\"}")).contains(patient);
        assertThat(said("patient search", "nobody\n")).contains("Nobody is found.");
        assertThat(attempt("patient search --name trevino", "").expect(2)).contains("--name");
        assertThat(said("patient list --limit 1", "").lines()).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void a_refusal_names_the_fields_and_the_rules_and_what_to_do() throws Exception {
        assertThat(attempt("patient create", "{\"name\": [{\"family\": \"Jones\"}], \"birthDate\": \"1972-13\"}")
                        .expect(1))
                .contains("422 invalid-field", "birthDate: must be", "What to do:")
                .doesNotContain("1972-13");
        assertThat(attempt("patient create", "{\"name\": ").expect(2)).contains("The input must be JSON");
        assertThat(attempt("letter show " + patient + " " + UUID.randomUUID(), "")
                        .expect(1))
                .contains("404 not-found");
        assertThat(attempt("letter show " + patient + " nonsense", "").expect(2))
                .contains("LETTER: must be");
        assertThat(attempt("letter show", "").expect(2)).contains("Missing required parameters", "Usage:");
        assertThat(attempt("patient list --json", "", Map.of("VPR_API_KEY", "vpr_x"))
                        .expect(1))
                .contains("\"type\":\"urn:vpr:problem:unknown-key\"");
    }

    @Test
    void without_a_key_or_without_a_server_it_says_how_to_get_one() throws Exception {
        assertThat(attempt("patient list", "", Map.of()).expect(2))
                .contains("An API key is needed", "VPR_API_KEY_FILE", "key create");
        assertThat(attempt("patient list", "", Map.of("VPR_API_KEY", "vpr_x", "VPR_URL", "http://127.0.0.1:1"))
                        .expect(3))
                .contains("Nothing answers at http://127.0.0.1:1", "run");
        Files.writeString(directory.resolve("open.key"), "vpr_x\n");
        Files.setPosixFilePermissions(directory.resolve("open.key"), PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(as("open.key", "", "patient list").expect(2)).contains("can be read by others", "chmod 600");
    }

    @Test
    void a_key_is_rotated_and_the_old_one_holds_until_it_is_revoked() throws Exception {
        var old = as(
                        "bootstrap.key",
                        "",
                        "key create --name Ward --role auditor --author Ann --to ward.key 2>/dev/null")
                .expect(0)
                .strip();
        as("bootstrap.key", "", "key rotate " + old + " --to ward2.key").expect(0);
        as("ward.key", "", "patient list").expect(0);
        as("ward2.key", "", "patient list").expect(0);
        as("bootstrap.key", "", "key rotate " + old + " --revoke --to ward3.key")
                .expect(0);

        assertThat(as("ward.key", "", "patient list").expect(1)).contains("revoked-key");
        as("ward3.key", "", "patient list").expect(0);
        assertThat(as("bootstrap.key", "", "key rotate " + old).expect(1)).contains("was withdrawn");
        assertThat(as("bootstrap.key", "", "key list")
                        .expect(0)
                        .lines()
                        .filter(line -> line.contains("auditor") && line.contains("Ward")))
                .hasSize(3);
    }

    /** What a command left behind, or the assertion that it ended otherwise. */
    private record Ended(Command.Result result) {
        String expect(int code) {
            assertThat(result.code()).as(result.output()).isEqualTo(code);
            return result.output();
        }
    }

    private String said(String words, String typed) throws Exception {
        return attempt(words, typed).expect(0);
    }

    private Ended attempt(String words, String typed) throws Exception {
        return as("smith.key", typed, words);
    }

    private Ended as(String keyFile, String typed, String words) throws Exception {
        return attempt(words, typed, Map.of("VPR_API_KEY_FILE", keyFile));
    }

    private Ended attempt(String words, String typed, Map<String, String> settings) throws Exception {
        var all = new TreeMap<String, String>();
        all.put("VPR_URL", vpr.url());
        all.putAll(settings);
        return new Ended(new Shell(directory, List.of("bash", "-c", "./vpr " + words)).attempt(all, typed));
    }
}
