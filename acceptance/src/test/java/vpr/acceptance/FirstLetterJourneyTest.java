package vpr.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** All 50 patients and 242 letters: written over REST, read back, and checked with stock {@code git}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FirstLetterJourneyTest {
    private final Path directory;
    private final List<Map<String, Object>> patients = Input.patients();
    private final List<Map<String, Object>> letters = Input.letters();
    private final List<JsonNode> createdPatients = new ArrayList<>();
    private final List<JsonNode> addedLetters = new ArrayList<>();
    private final Home home;
    private final RunningVpr vpr;
    private String clinician = "";
    private String lastPosition = "";

    FirstLetterJourneyTest(@TempDir Path directory) throws Exception {
        this.directory = directory;
        home = new Home(directory);
        vpr = RunningVpr.start(directory, Map.of());
    }

    @BeforeAll
    void create_all_patients_and_add_all_letters() throws Exception {
        clinician = home.key(vpr.api(), "clinician");
        for (var patient : patients) {
            createdPatients.add(
                    vpr.api().post(clinician, "/patients", patient).expect(201).json());
        }
        try (var callers = Executors.newFixedThreadPool(8)) {
            var answers = new ArrayList<Callable<JsonNode>>();
            for (var i = 0; i < letters.size(); i++) {
                var letter = letters.get(i);
                var path = "/patients/" + patientOf(i) + "/letters";
                answers.add(() ->
                        vpr.api().post(clinician, path, letter).expect(201).json());
            }
            for (var added : callers.invokeAll(answers)) {
                addedLetters.add(added.get());
            }
        }
        lastPosition = addedLetters.stream()
                .map(letter -> letter.get("position").asString())
                .max(String::compareTo)
                .orElseThrow();
    }

    @AfterAll
    void stop() {
        vpr.close();
    }

    private String patientOf(int letter) {
        return createdPatients
                .get(letter % createdPatients.size())
                .get("patientId")
                .asString();
    }

    private Api.Answer get(String path, String... headers) {
        var all = new ArrayList<>(List.of(headers));
        all.addAll(List.of("Vpr-Min-Position", lastPosition));
        return vpr.api().get(clinician, path, all.toArray(String[]::new));
    }

    @Test
    void every_letter_comes_back_byte_for_byte_as_json_and_as_markdown() {
        for (var i = 0; i < letters.size(); i++) {
            var path = "/patients/" + patientOf(i) + "/letters/"
                    + addedLetters.get(i).get("letterId").asString();
            var json = get(path).expect(200).json();

            assertThat(json.get("body").asString()).isEqualTo(letters.get(i).get("body"));
            assertThat(json.get("name").asString()).isEqualTo(letters.get(i).get("name"));
            assertThat(json.get("commit").asString())
                    .isEqualTo(addedLetters.get(i).get("commit").asString());
            assertThat(get(path, "Accept", "text/markdown").expect(200).text())
                    .isEqualTo(letters.get(i).get("body"));
        }
    }

    @Test
    void the_pages_of_a_list_hold_every_patient_once_in_a_stable_order() {
        var seen = new ArrayList<String>();
        var path = "/patients?limit=7";
        while (true) {
            var page = get(path).expect(200).json();
            page.get("items").forEach(item -> seen.add(item.get("patientId").asString()));
            if (page.path("next").isNull() || page.path("next").isMissingNode()) {
                break;
            }
            path = "/patients?limit=7&cursor=" + page.get("next").asString();
        }

        assertThat(seen).hasSize(50).doesNotHaveDuplicates();
        assertThat(new HashSet<>(seen))
                .isEqualTo(new HashSet<>(createdPatients.stream()
                        .map(patient -> patient.get("patientId").asString())
                        .toList()));
    }

    @Test
    void a_patient_is_found_by_name_without_accents_by_birth_date_and_by_identifier() {
        var first = createdPatients.getFirst().get("patientId").asString();

        assertThat(found(Map.of("name", "TREVINO enrique"))).contains(first);
        assertThat(found(Map.of("birthDate", "1962-07-25"))).contains(first);
        assertThat(found(Map.of("identifier", Map.of("value", "999-19-1454")))).containsExactly(first);
        assertThat(found(Map.of("name", "nobody of this name"))).isEmpty();
    }

    private List<String> found(Map<String, ?> criteria) {
        var answer = vpr.api()
                .post(clinician, "/patients/search", criteria, "Vpr-Min-Position", lastPosition)
                .expect(200)
                .json();
        return answer.get("items")
                .valueStream()
                .map(item -> item.get("patientId").asString())
                .toList();
    }

    @Test
    void a_patients_letters_are_listed_newest_first() {
        var list =
                get("/patients/" + patientOf(0) + "/letters").expect(200).json().get("items");
        var times =
                list.valueStream().map(item -> item.get("startTime").asString()).toList();

        assertThat(times).hasSize(5).isSortedAccordingTo(java.util.Comparator.reverseOrder());
    }

    @Test
    void git_accepts_the_signature_of_every_commit() throws Exception {
        assumeTrue(Tool.exists("gpgsm"), "gpgsm is not installed: git verify-commit was skipped");
        var gpg = Gpgsm.trusting(home.data().resolve(".vpr/keys/ca.pem"), directory.resolve("gnupg"));
        var commits = 0;
        get("/health").expect(200);
        for (var repository : home.repositories()) {
            for (var commit : Tool.lines("git", "--git-dir", repository.toString(), "rev-list", "main")) {
                gpg.verify(repository, commit);
                commits++;
            }
        }

        assertThat(commits).isGreaterThanOrEqualTo(50 * 3 + 242);
    }

    @Test
    void openssl_accepts_the_signature_of_every_commit_of_a_record() throws Exception {
        assumeTrue(Tool.exists("openssl"), "openssl is not installed: openssl cms was skipped");
        get("/health").expect(200);
        for (var repository : home.repositories()) {
            Openssl.verifyTip(repository, home.data().resolve(".vpr/keys/ca.pem"), directory);
        }
    }

    @Test
    void git_finds_nothing_wrong_and_a_clone_shows_the_files_of_a_letter() throws Exception {
        var letter = addedLetters.getFirst();
        get("/patients/" + patientOf(0)).expect(200);
        for (var repository : home.repositories()) {
            Tool.lines("git", "--git-dir", repository.toString(), "fsck", "--strict", "--no-dangling");
        }
        var clinical = createdPatients.getFirst().get("clinicalId").asString();
        var clone = directory.resolve("clone-" + clinical);
        Tool.lines("git", "clone", "-q", repositoryOf(clinical).toString(), clone.toString());
        var body = Files.readString(
                clone.resolve("correspondence/letter/" + letter.get("letterId").asString() + "/body.md"),
                StandardCharsets.UTF_8);

        assertThat(body).endsWith("---\n" + letters.getFirst().get("body"));
    }

    private Path repositoryOf(String record) throws IOException {
        return home.repositories().stream()
                .filter(path -> path.toString().contains(record))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void nothing_of_a_patient_stands_in_the_log_or_in_a_commits_text() throws Exception {
        var words = List.of("Treviño", "Enrique", "999-19-1454", "hernia", "1962-07-25");
        get("/patients/" + patientOf(0)).expect(200);

        assertThat(vpr.printed()).doesNotContain(words);
        for (var repository : home.repositories()) {
            var log = String.join("\n", Tool.lines("git", "--git-dir", repository.toString(), "log", "--name-only"));
            assertThat(log).doesNotContain(words);
        }
    }
}
