package vpr.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Journal and log are lost, without a backup: the order is made anew from the records. */
class RebuiltLogJourneyTest {
    @TempDir
    Path directory;

    private String clinician = "";
    private String position = "";
    private String cursorPath = "";

    @Test
    void the_same_letters_versions_and_differences_are_read_after_the_log_was_rebuilt_from_git_alone()
            throws Exception {
        List<String> paths;
        Map<String, JsonNode> before;
        try (var vpr = RunningVpr.start(directory, Map.of())) {
            paths = write(vpr.api());
            before = read(vpr.api(), paths);
            assertThat(vpr.stop()).isIn(0, 143);
        }
        lose("log");
        lose("journal");

        var refused = Command.of(directory, Map.of(), "run").run();
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.output()).contains("vpr log rebuild").doesNotContain("\tat ");

        var rebuilt = Command.of(directory, Map.of(), "log", "rebuild").run();
        assertThat(rebuilt.output())
                .contains("as epoch 0002", "What cannot be proved any more", "no signed checkpoint is left");
        assertThat(rebuilt.code()).isZero();

        verifyIsClean();
        try (var vpr = RunningVpr.start(directory, Map.of())) {
            assertThat(read(vpr.api(), paths)).isEqualTo(before);
            oldPositionsAreRefused(vpr.api(), paths.getLast());
            var added = vpr.api()
                    .post(
                            clinician,
                            paths.getFirst() + "/letters",
                            Input.letters().getLast())
                    .expect(201);
            assertThat(added.header("Vpr-Position")).startsWith("0002-");
            vpr.api()
                    .get(
                            clinician,
                            paths.getFirst() + "/letters/"
                                    + added.json().get("letterId").asString(),
                            "Vpr-Min-Position",
                            added.header("Vpr-Position"))
                    .expect(200);
            assertThat(vpr.printed()).contains("The order of the log was rebuilt");
            assertThat(vpr.stop()).isIn(0, 143);
        }
        verifyIsClean();
        assertThat(Command.of(directory, Map.of(), "replay").run().output())
                .contains("equal")
                .doesNotContain("different");

        theTreeBeganAnew();
        var again = Command.of(directory, Map.of(), "log", "rebuild").run();
        assertThat(again.code()).isEqualTo(2);
        assertThat(again.output()).contains("has leaves").doesNotContain("\tat ");

        lose("log/leaves");
        lose("journal");
        assertThat(Command.of(directory, Map.of(), "log", "rebuild").run().output())
                .contains("as epoch 0003", "the last signed checkpoint that is left says", "none is missing");
        verifyIsClean();
    }

    private void theTreeBeganAnew() throws IOException {
        var log = new Home(directory).data().resolve(".vpr/log");
        assertThat(log.resolve("checkpoint")).doesNotExist();
        assertThat(Files.readAllLines(log.resolve("epoch-0002/checkpoint")).getFirst())
                .endsWith("/epoch-0002");
    }

    /** Two patients, twelve letters, three of them edited. */
    private List<String> write(Api api) throws IOException {
        clinician = new Home(directory).key(api, "clinician");
        var paths = new ArrayList<String>();
        for (var patient : Input.patients().subList(0, 2)) {
            paths.add("/patients/"
                    + api.post(clinician, "/patients", patient)
                            .expect(201)
                            .json()
                            .get("patientId")
                            .asString());
        }
        var number = 0;
        for (var letter : Input.letters().subList(0, 12)) {
            var patient = paths.get(number % 2);
            var added = api.post(clinician, patient + "/letters", letter).expect(201);
            var path = patient + "/letters/" + added.json().get("letterId").asString();
            paths.add(path);
            position = added.header("Vpr-Position");
            if (number++ % 4 == 0) {
                var edited = api.patch(
                                clinician,
                                path,
                                Map.of("name", "Corrected", "body", "Corrected.\n"),
                                "If-Match",
                                added.header("ETag"))
                        .expect(200);
                position = edited.header("Vpr-Position");
                paths.add(path + "/versions");
                paths.add(path + "/versions/1");
                paths.add(path + "/diff");
            }
        }
        var activity = paths.getFirst() + "/activity?limit=2";
        var next = api.get(clinician, activity, "Vpr-Min-Position", position)
                .expect(200)
                .json()
                .get("next")
                .asString();
        cursorPath = activity + "&cursor=" + next;
        return paths;
    }

    private Map<String, JsonNode> read(Api api, List<String> paths) {
        var answers = new TreeMap<String, JsonNode>();
        for (var path : paths) {
            answers.put(
                    path, withoutPositions(api.get(clinician, path).expect(200).json()));
        }
        return answers;
    }

    private static JsonNode withoutPositions(JsonNode answer) {
        answer.forEach(RebuiltLogJourneyTest::withoutPositions);
        if (answer instanceof ObjectNode object) {
            var _ = object.remove("position");
        }
        return answer;
    }

    private void oldPositionsAreRefused(Api api, String path) {
        var old = api.get(clinician, path, "Vpr-Min-Position", position).expect(409);
        assertThat(old.json().get("type").asString()).isEqualTo("urn:vpr:problem:other-epoch");
        assertThat(old.json().get("detail").asString()).contains("before the order of the log was rebuilt");
        var cursor = api.get(clinician, cursorPath).expect(409);
        assertThat(cursor.json().get("detail").asString()).contains("The cursor is from before");
    }

    private void verifyIsClean() throws Exception {
        var verify = Command.of(directory, Map.of(), "verify").run();
        assertThat(verify.output()).contains("0 problems");
        assertThat(verify.code()).isZero();
    }

    private void lose(String folder) throws IOException {
        try (var files = Files.walk(new Home(directory).data().resolve(".vpr").resolve(folder))) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
