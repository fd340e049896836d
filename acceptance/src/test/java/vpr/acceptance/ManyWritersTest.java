package vpr.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Many write to one patient at the same moment. */
class ManyWritersTest {
    private static final int WRITERS = 16;
    private static final int LETTERS = 160;

    @TempDir
    Path directory;

    @Test
    void sixteen_writers_of_one_patient_all_succeed_and_their_letters_are_in_one_order() throws Exception {
        try (var vpr = RunningVpr.start(directory, Map.of())) {
            var clinician = new Home(directory).key(vpr.api(), "clinician");
            var patient = vpr.api()
                    .post(clinician, "/patients", Input.patients().getFirst())
                    .expect(201);
            var path = "/patients/" + patient.json().get("patientId").asString() + "/letters";

            var bodies = addAtOnce(vpr.api(), clinician, path);

            var byPosition = bodies.keySet().stream()
                    .sorted(Comparator.comparing(
                            answer -> answer.get("position").asString()))
                    .toList();
            assertThat(column(byPosition, "position")).doesNotHaveDuplicates();
            assertThat(column(byPosition, "letterId")).doesNotHaveDuplicates().isSorted();
            var last = byPosition.getLast().get("position").asString();
            bodies.forEach((answer, body) -> {
                var letter = path + "/" + answer.get("letterId").asString();
                var read = vpr.api()
                        .get(clinician, letter, "Vpr-Min-Position", last)
                        .expect(200)
                        .json();
                assertThat(read.get("body").asString()).isEqualTo(body);
            });
        }
    }

    /** What was answered, with the body that it was answered to. */
    private static Map<JsonNode, String> addAtOnce(Api api, String clinician, String path) throws Exception {
        var bodies = Collections.synchronizedMap(new HashMap<JsonNode, String>());
        var calls = new ArrayList<Callable<Api.Answer>>();
        for (var i = 0; i < LETTERS; i++) {
            var body = "Letter " + i;
            calls.add(() -> {
                var answer = api.post(clinician, path, Map.of("body", body), "Idempotency-Key", Uuid7.now());
                bodies.put(answer.expect(201).json(), body);
                return answer;
            });
        }
        try (var writers = Executors.newFixedThreadPool(WRITERS)) {
            for (var done : writers.invokeAll(calls)) {
                done.get();
            }
        }
        return bodies;
    }

    private static List<String> column(List<JsonNode> answers, String name) {
        return answers.stream().map(answer -> answer.get(name).asString()).toList();
    }
}
