package vpr.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import vpr.acceptance.Api.Answer;

/** The description of the interface is complete, and the running system keeps it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenApiTest {
    private static final String PROBLEM = "/content/application~1problem+json";

    private static final Set<String> COMMANDS =
            Set.of("createPatient", "changeDemographics", "addLetter", "editLetter", "createApiKey", "revokeApiKey");

    private final RunningVpr vpr;
    private final Description description;
    private final String administrator;
    private final String clinician;

    OpenApiTest(@TempDir Path directory) throws Exception {
        vpr = RunningVpr.start(directory, Map.of());
        var home = new Home(directory);
        administrator = home.administrator();
        clinician = home.key(vpr.api(), "clinician");
        description =
                new Description(vpr.api().get("", "/v3/api-docs").expect(200).json());
    }

    @AfterAll
    void stop() {
        vpr.close();
    }

    @Test
    void every_operation_has_a_name_of_its_own_a_summary_and_one_described_tag() {
        var tags = description.whole().path("tags").findValuesAsString("name");
        for (var operation : description.operations()) {
            assertThat(operation.id()).as(operation.toString()).matches("[a-z][A-Za-z]+");
            assertThat(operation.node().path("summary").asString(""))
                    .as(operation.toString())
                    .isNotBlank();
            assertThat(operation.node().path("tags")).as(operation.toString()).hasSize(1);
            assertThat(tags).contains(operation.node().at("/tags/0").asString());
        }
        assertThat(description.operations())
                .extracting(Description.Operation::id)
                .doesNotHaveDuplicates();
    }

    @Test
    void every_parameter_is_described_with_a_type_and_an_example() {
        for (var operation : description.operations()) {
            for (var parameter : operation.node().path("parameters")) {
                var name = operation + " " + parameter.path("name").asString("");
                assertThat(parameter.path("description").asString("")).as(name).isNotBlank();
                assertThat(parameter.at("/schema/type").asString("")).as(name).isNotBlank();
                assertThat(parameter.has("example")
                                || parameter.at("/examples/given").has("value"))
                        .as(name)
                        .isTrue();
            }
        }
    }

    @Test
    void what_need_not_be_given_is_left_out_by_whoever_tries_it_out_first() {
        for (var operation : description.guarded()) {
            for (var parameter : operation.node().path("parameters")) {
                var name = operation + " " + parameter.path("name").asString("");
                if (!parameter.path("required").asBoolean(false)
                        && !parameter.at("/schema").has("default")) {
                    assertThat(parameter.path("examples").propertyNames())
                            .as(name)
                            .containsExactly("absent", "given");
                    assertThat(parameter.at("/examples/absent/value").asString())
                            .as(name)
                            .isEmpty();
                }
            }
        }
    }

    @Test
    void every_operation_but_the_state_of_health_needs_a_key() {
        for (var operation : description.guarded()) {
            assertThat(operation.node().at("/security/0/apiKey").isArray())
                    .as(operation.toString())
                    .isTrue();
        }
        assertThat(description.operation("health").node().path("security")).isEmpty();
        assertThat(description
                        .whole()
                        .at("/components/securitySchemes/apiKey/scheme")
                        .asString())
                .isEqualTo("bearer");
    }

    @Test
    void every_answer_that_succeeds_has_a_schema_an_example_and_its_position() {
        for (var operation : description.guarded()) {
            var status =
                    operation.statuses().filter(code -> code.startsWith("2")).toList();
            assertThat(status).as(operation.toString()).hasSize(1);
            var answer = operation.answer(status.getFirst());
            var json = answer.at("/content/application~1json");
            assertThat(answer.path("description").asString(""))
                    .as(operation.toString())
                    .isNotIn("", "OK", "Created");
            assertThat(answer.at("/headers/Vpr-Position/example").asString(""))
                    .as(operation.toString())
                    .isNotBlank();
            assertThat(required(json.path("schema"))).as(operation.toString()).isNotEmpty();
            assertThat(json.path("example").propertyNames())
                    .as(operation.toString())
                    .containsAll(required(json.path("schema")));
        }
    }

    @Test
    void every_operation_names_the_problems_that_it_can_answer_each_with_an_example() {
        for (var operation : description.guarded()) {
            var expected = new HashSet<>(Set.of("400", "401", "403", "406", "500", "503"));
            if (!operation.id().equals("readVerification")) { // compares no positions
                expected.add("409");
            }
            if (operation.path().contains("{")) {
                expected.add("404");
            }
            if (operation.node().has("requestBody")) {
                expected.addAll(Set.of("413", "415", "422"));
            }
            if (isCommand(operation)) {
                expected.addAll(Set.of("422", "507"));
            }
            assertThat(operation.statuses()).as(operation.toString()).containsAll(expected);
            operation.statuses().filter(code -> code.compareTo("400") >= 0).forEach(code -> {
                var problem = operation.answer(code).at(PROBLEM);
                assertThat(problem.at("/schema/$ref").asString(""))
                        .as(operation + " " + code)
                        .isEqualTo("#/components/schemas/Problem");
                assertThat(problem.path("examples")).as(operation + " " + code).isNotEmpty();
                problem.path("examples")
                        .forEach(example ->
                                assertThat(example.at("/value/status").asInt()).isEqualTo(Integer.parseInt(code)));
            });
        }
    }

    @Test
    void every_command_names_its_idempotency_and_every_answer_its_headers() {
        for (var operation :
                description.guarded().stream().filter(OpenApiTest::isCommand).toList()) {
            var success = operation.statuses().findFirst().orElseThrow();
            assertThat(operation.node().path("parameters").findValuesAsString("name"))
                    .as(operation.toString())
                    .contains("Idempotency-Key", "Vpr-Correlation-Id");
            assertThat(operation.answer(success).path("headers").propertyNames())
                    .as(operation.toString())
                    .contains("Idempotency-Replayed");
        }
        assertThat(description
                        .operation("createPatient")
                        .answer("201")
                        .path("headers")
                        .propertyNames())
                .contains("Location");
        assertThat(description
                        .operation("addLetter")
                        .answer("201")
                        .path("headers")
                        .propertyNames())
                .contains("Location", "ETag");
        for (var id : Set.of(
                "readLetter",
                "readLetterVersion",
                "editLetter",
                "readPatient",
                "readPatientVersion",
                "changeDemographics")) {
            assertThat(description.operation(id).answer("200").path("headers").propertyNames())
                    .as(id)
                    .contains("ETag");
        }
    }

    @Test
    void a_change_names_the_version_that_it_is_based_on_and_its_problems() {
        for (var id : Set.of("editLetter", "changeDemographics")) {
            var change = description.operation(id);
            assertThat(change.node().path("parameters").valueStream())
                    .filteredOn(parameter -> parameter.path("name").asString().equals("If-Match"))
                    .singleElement()
                    .satisfies(parameter ->
                            assertThat(parameter.path("required").asBoolean()).isTrue());
            assertThat(change.statuses()).contains("404", "412", "422", "428");
            for (var problem : Map.of("412", "stale", "422", "nothing-changed", "428", "if-match-required")
                    .entrySet()) {
                assertThat(change.answer(problem.getKey())
                                .at(PROBLEM + "/examples")
                                .propertyNames())
                        .contains(problem.getValue());
            }
        }
    }

    @Test
    void nothing_of_the_frameworks_or_of_this_process_shows() {
        var text = description.whole().toString();

        assertThat(text).doesNotContain("JsonNode", "ProblemDetail", "-controller", "*/*", "127.0.0.1", "localhost");
        assertThat(description.whole().at("/servers/0/url").asString()).isEqualTo("/");
        assertThat(description.whole().at("/components/schemas").propertyNames())
                .allMatch(name -> name.matches("[A-Z][A-Za-z]+") && !name.endsWith("View"));
    }

    @Test
    void every_proposed_body_is_accepted_and_answered_as_described() {
        var patient = accepted("createPatient", administrator, "/patients");
        var letters = "/patients/" + patient.json().path("patientId").asString() + "/letters";
        var letter = accepted("addLetter", clinician, letters);
        var edit = description.exampleBody(description.operation("editLetter"));
        var edited = vpr.api()
                .patch(
                        clinician,
                        letters + "/" + letter.json().path("letterId").asString(),
                        edit.toString().getBytes(StandardCharsets.UTF_8),
                        "If-Match",
                        letter.header("ETag"));
        answered("editLetter", edited.expect(200));
        var key = accepted("createApiKey", administrator, "/organisation/keys");
        var revoke = "/organisation/keys/" + key.json().path("keyId").asString() + "/revoke";
        answered("revokeApiKey", vpr.api().post(administrator, revoke, Map.of()).expect(200));
        var found = accepted("searchPatients", clinician, "/patients/search");
        assertThat(found.json().path("items")).isNotNull();
    }

    @Test
    void every_reading_is_answered_as_described() {
        var patient = accepted("createPatient", clinician, "/patients");
        var path = "/patients/" + patient.json().path("patientId").asString();
        var changed = vpr.api()
                .put(
                        clinician,
                        path,
                        Map.of("name", List.of(Map.of("family", "Lee")), "gender", "unknown"),
                        "If-Match",
                        "\"" + patient.json().at("/commits/demographics").asString() + "\"");
        answered("changeDemographics", changed.expect(200));
        var letter = accepted("addLetter", clinician, path + "/letters");

        var one = path + "/letters/" + letter.json().path("letterId").asString();
        var edited = vpr.api()
                .patch(
                        clinician,
                        one,
                        Map.of("name", "Report", "body", "Dear Dr Patel,\n"),
                        "If-Match",
                        letter.header("ETag"))
                .expect(200);

        var readings = new LinkedHashMap<String, String>();
        readings.put("listPatients", "/patients");
        readings.put("readPatient", path);
        readings.put("listPatientVersions", path + "/versions");
        readings.put("readPatientVersion", path + "/versions/1");
        readings.put("diffPatient", path + "/diff");
        readings.put("listLetters", path + "/letters");
        readings.put("readLetter", one);
        readings.put("listLetterVersions", one + "/versions");
        readings.put("readLetterVersion", one + "/versions/1");
        readings.put("diffLetter", one + "/diff");
        readings.put("listActivity", path + "/activity");
        readings.forEach((id, place) -> answered(
                id,
                vpr.api()
                        .get(clinician, place, "Vpr-Min-Position", edited.header("Vpr-Position"))
                        .expect(200)));
        answered(
                "listApiKeys",
                vpr.api().get(administrator, "/organisation/keys").expect(200));
        answered(
                "readVerification",
                vpr.api().get(administrator, "/audit/verification").expect(200));
        answered("health", vpr.api().get("", "/health").expect(200));
    }

    @Test
    void every_problem_is_answered_as_described() {
        var problem = vpr.api().get(clinician, "/patients/nonsense").expect(400).json();

        new Conformance(description).check(description.whole().at("/components/schemas/Problem"), problem, "Problem");
    }

    private Answer accepted(String id, String key, String path) {
        var body = description.exampleBody(description.operation(id));
        assertThat(body.isObject()).as(id + " proposes a body").isTrue();
        var answer = vpr.api().post(key, path, body.toString().getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).as(id + ": " + answer.text()).isBetween(200, 299);
        answered(id, answer);
        return answer;
    }

    private void answered(String id, Answer answer) {
        assertThat(answer.header("Content-Type")).as(id).startsWith("application/json");
        var schema = description
                .operation(id)
                .answer(Integer.toString(answer.status()))
                .at("/content/application~1json/schema");
        new Conformance(description).check(schema, answer.json(), id);
    }

    private List<String> required(JsonNode schema) {
        return Description.required(description.resolved(schema));
    }

    private static boolean isCommand(Description.Operation operation) {
        return COMMANDS.contains(operation.id());
    }
}
