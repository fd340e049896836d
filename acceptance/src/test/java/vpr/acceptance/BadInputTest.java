package vpr.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of bad input gets its typed answer that names the field and the rule, writes nothing and logs nothing of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {
    private static final String MARKER = "Markerwordxq";
    private static final String NONE = "ab".repeat(16);

    private final Home home;
    private final RunningVpr vpr;
    private String clinician = "";
    private String patient = "";

    BadInputTest(@TempDir Path directory) throws Exception {
        home = new Home(directory);
        vpr = RunningVpr.start(directory, Map.of());
    }

    @BeforeAll
    void create_a_patient() throws Exception {
        clinician = home.key(vpr.api(), "clinician");
        patient = vpr.api()
                .post(clinician, "/patients", Input.patients().getFirst())
                .expect(201)
                .json()
                .get("patientId")
                .asString();
    }

    @AfterAll
    void stop() throws Exception {
        assertThat(vpr.printed()).doesNotContain(MARKER);
        vpr.close();
    }

    private Api.Answer addLetter(Map<String, ?> change, String... headers) {
        var letter = new HashMap<String, Object>(
                Map.of("name", "Letter", "startTime", "2026-01-12T10:14:00Z", "body", "Dear Dr Patel"));
        letter.putAll(change);
        return vpr.api().post(clinician, "/patients/" + patient + "/letters", letter, headers);
    }

    private static void refused(Api.Answer answer, int status, String problem, String field) {
        answer.expect(status);
        assertThat(answer.problem()).isEqualTo(problem);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json()
                        .get("fields")
                        .valueStream()
                        .map(f -> f.get("field").asString()))
                .contains(field);
        assertThat(answer.text()).doesNotContain(MARKER);
    }

    @Test
    void fields_that_break_a_rule_are_named() {
        refused(addLetter(Map.of("body", "  ")), 422, "invalid-field", "body");
        refused(addLetter(Map.of("body", MARKER + "\u0007")), 422, "invalid-field", "body");
        refused(addLetter(Map.of("body", MARKER.repeat(60_000))), 422, "invalid-field", "body");
        refused(addLetter(Map.of("name", MARKER.repeat(40))), 422, "invalid-field", "name");
        refused(addLetter(Map.of("name", MARKER + "\n")), 422, "invalid-field", "name");
        refused(addLetter(Map.of("startTime", "2026-02-30T10:00:00Z")), 422, "invalid-field", "startTime");
        refused(addLetter(Map.of("uid", "20261399T143522.045Z-" + MARKER)), 422, "invalid-field", "uid");
        refused(addLetter(Map.of("rmVersion", MARKER)), 422, "invalid-field", "rmVersion");
    }

    @Test
    void patients_with_nonsense_are_refused() {
        var path = "/patients";
        refused(
                vpr.api().post(clinician, path, Map.of("name", List.of(Map.of("family", " ")))),
                422,
                "invalid-field",
                "name[0].family");
        refused(
                vpr.api()
                        .post(
                                clinician,
                                path,
                                Map.of("name", List.of(Map.of("family", MARKER)), "birthDate", "1962-02-30")),
                422,
                "invalid-field",
                "birthDate");
        refused(
                vpr.api()
                        .post(
                                clinician,
                                path,
                                Map.of(
                                        "name",
                                        List.of(Map.of(
                                                "family",
                                                "A",
                                                MARKER.toLowerCase(java.util.Locale.ROOT) + " x",
                                                "b")))),
                400,
                "malformed-request",
                "body");
        refused(
                vpr.api().post(clinician, path, Map.of("name", List.of(), "colour", "red")),
                400,
                "malformed-request",
                "colour");
    }

    @Test
    void wrong_utf8_broken_json_doubled_keys_and_depth_are_refused() {
        var path = "/patients/" + patient + "/letters";
        byte[] latin1 = ("{\"body\":\"" + MARKER + " é\"}").getBytes(StandardCharsets.ISO_8859_1);

        assertThat(vpr.api().post(clinician, path, latin1).expect(400).problem())
                .isEqualTo("malformed-request");
        assertThat(post(path, "{\"body\":").expect(400).problem()).isEqualTo("malformed-request");
        assertThat(post(path, "{\"body\":\"a\",\"body\":\"" + MARKER + "\"}")
                        .expect(400)
                        .problem())
                .isEqualTo("malformed-request");
        assertThat(post(path, "[".repeat(5000)).expect(400).problem()).isEqualTo("malformed-request");
        assertThat(post(path, "{\"body\":\"" + "a".repeat(3_000_000) + "\"}")
                        .expect(413)
                        .problem())
                .isEqualTo("too-large");
    }

    private Api.Answer post(String path, String body) {
        return vpr.api().post(clinician, path, body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void ids_that_are_malformed_not_canonical_unknown_or_paths_are_refused() {
        assertThat(vpr.api()
                        .get(clinician, "/patients/" + patient.toUpperCase(java.util.Locale.ROOT))
                        .expect(400)
                        .problem())
                .isEqualTo("malformed-id");
        assertThat(vpr.api().get(clinician, "/patients/abc").expect(400).problem())
                .isEqualTo("malformed-id");
        assertThat(vpr.api().get(clinician, "/patients/..%2F..%2Fetc").status()).isIn(400, 404);
        assertThat(vpr.api().get(clinician, "/patients/" + NONE).expect(404).problem())
                .isEqualTo("not-found");
        assertThat(vpr.api()
                        .post(clinician, "/patients/" + NONE + "/letters", Map.of("body", MARKER))
                        .expect(404)
                        .problem())
                .isEqualTo("not-found");
        assertThat(vpr.api()
                        .get(clinician, "/patients/" + patient + "/letters/x")
                        .expect(400)
                        .problem())
                .isEqualTo("malformed-id");
    }

    @Test
    void a_retry_gives_the_same_letter_and_the_key_with_another_body_is_refused() {
        var key = Uuid7.now();
        var first = addLetter(Map.of(), "Idempotency-Key", key).expect(201);
        var again = addLetter(Map.of(), "Idempotency-Key", key).expect(201);
        var other = addLetter(Map.of("body", MARKER), "Idempotency-Key", key);

        assertThat(again.json()).isEqualTo(first.json());
        assertThat(other.expect(422).problem()).isEqualTo("key-reused");
        refused(addLetter(Map.of(), "Idempotency-Key", "not a uuid"), 422, "invalid-field", "Idempotency-Key");
        assertThat(addLetter(
                                Map.of(),
                                "Idempotency-Key",
                                Uuid7.at(java.time.Instant.now().minusSeconds(90_000)))
                        .expect(422)
                        .problem())
                .isEqualTo("key-too-old");
    }

    @Test
    void a_retried_patient_is_the_same_patient() {
        var key = Uuid7.now();
        var body = Input.patients().get(1);
        var first = vpr.api()
                .post(clinician, "/patients", body, "Idempotency-Key", key)
                .expect(201);
        var again = vpr.api()
                .post(clinician, "/patients", body, "Idempotency-Key", key)
                .expect(201);

        assertThat(again.json()).isEqualTo(first.json());
    }

    @Test
    void cursors_limits_and_positions_that_are_none_are_refused() {
        refused(vpr.api().get(clinician, "/patients?limit=0"), 422, "invalid-field", "limit");
        refused(vpr.api().get(clinician, "/patients?limit=x"), 400, "malformed-request", "limit");
        refused(vpr.api().get(clinician, "/patients?cursor=" + MARKER), 400, "invalid-cursor", "cursor");
        refused(
                vpr.api().get(clinician, "/patients", "Vpr-Min-Position", MARKER),
                400,
                "malformed-request",
                "Vpr-Min-Position");
        // Of a later epoch than the tables': they may still be filled again from a log that was rebuilt.
        var notReached = vpr.api().get(clinician, "/patients", "Vpr-Min-Position", "0009-000000000000001");
        assertThat(notReached.expect(503).problem()).isEqualTo("position-not-reached");
        assertThat(notReached.header("Retry-After")).isNotBlank();
    }
}
