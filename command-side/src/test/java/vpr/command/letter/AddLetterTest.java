package vpr.command.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vpr.command.Answer;
import vpr.command.CommandSideTest;
import vpr.command.RunningCommandSide.Client;
import vpr.record.RecordId;
import vpr.record.patient.PatientFiles;

@CommandSideTest
class AddLetterTest {
    private static final String BODY = "{\"body\": \"Dear colleague\"}";

    @Autowired
    Client client;

    @Test
    void a_letter_stands_in_the_clinical_record_as_it_was_given() {
        var patient = client.newPatient();
        var answer = add(patient, """
                {"name": "Clinic letter", "composer": {"name": "Dr Omar Haddad", "role": "Surgeon"},
                 "startTime": "2025-12-24T09:30:00+01:00", "rmVersion": "1.0.4",
                 "references": ["550e8400-e29b-41d4-a716-446655440000"],
                 "body": "# Dear colleague\\n\\n---\\na: &a [*a, *a]\\n"}""");

        assertThat(answer.status()).isEqualTo(201);
        var letter = answer.text("letterId");
        assertThat(answer.header("Location")).hasValue("/patients/" + patient + "/letters/" + letter);
        assertThat(answer.header("ETag")).hasValue("\"" + answer.text("commit") + "\"");
        assertThat(answer.header("Vpr-Position")).hasValue(answer.text("position"));
        var folder = "correspondence/letter/" + letter + "/";
        assertThat(file(patient, folder + "body.md")).endsWith("---\n# Dear colleague\n\n---\na: &a [*a, *a]\n");
        assertThat(file(patient, folder + "composition.yaml"))
                .contains("Clinic letter", "Dr Omar Haddad", "2025-12-24T09:30:00+01:00", "1.0.4");
    }

    @Test
    void what_a_letter_leaves_open_comes_from_the_author_the_clock_and_the_settings() {
        var patient = client.newPatient();
        var letter = add(patient, BODY).text("letterId");

        assertThat(file(patient, "correspondence/letter/" + letter + "/composition.yaml"))
                .contains("Clinical letter", "Dr Jane Smith", "Consultant Physician", "rm_1_1_0")
                .containsPattern("T\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,3})?\\+05:30");
    }

    @Test
    void a_given_id_may_be_back_dated_and_is_taken_once() {
        var patient = client.newPatient();
        var uid = "19980301T080000.000Z-550e8400-e29b-41d4-a716-446655440000";
        var sameUuid = "19990301T080000.000Z-550e8400-e29b-41d4-a716-446655440000";

        assertThat(add(patient, "{\"uid\": \"" + uid + "\", \"body\": \"Old\"}").text("letterId"))
                .isEqualTo(uid);
        for (var again : List.of(uid, sameUuid)) {
            var refused = add(patient, "{\"uid\": \"" + again + "\", \"body\": \"Old\"}");
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.problem()).isEqualTo("conflict");
        }
    }

    @Test
    void the_same_request_with_the_same_key_adds_one_letter_although_its_time_was_left_open() throws Exception {
        var patient = client.newPatient();
        var key = client.idempotencyKey();
        var first = add(patient, BODY, "Idempotency-Key", key);
        var before = client.recorded();

        var second = add(patient, BODY, "Idempotency-Key", key);

        assertThat(second.status()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(second.header("Idempotency-Replayed")).hasValue("true");
        assertThat(client.recorded()).isEqualTo(before);
    }

    @Test
    void another_letter_with_the_same_key_is_refused_whatever_differs() throws Exception {
        var patient = client.newPatient();
        var key = client.idempotencyKey();
        add(patient, BODY, "Idempotency-Key", key);
        var before = client.recorded();

        for (var other : List.of(
                "{\"body\": \"Dear colleagues\"}",
                "{\"body\": \"Dear colleague\", \"name\": \"Report\"}",
                "{\"body\": \"Dear colleague\", \"startTime\": \"2020-01-01T00:00:00Z\"}",
                "{\"body\": \"Dear colleague\", \"rmVersion\": \"1.0.4\"}",
                "{\"body\": \"Dear colleague\", \"uid\": \"19980301T080000.000Z-550e8400-e29b-41d4-a716-446655440000\"}",
                "{\"body\": \"Dear colleague\", \"composer\": {\"name\": \"Dr Omar Haddad\"}}")) {
            var answer = add(patient, other, "Idempotency-Key", key);
            assertThat(answer.problem()).as(other).isEqualTo("key-reused");
        }
        assertThat(client.recorded()).isEqualTo(before);
    }

    @Test
    void the_same_letter_of_another_author_is_another_request() {
        var patient = client.newPatient();
        var asserting = client.newKey("[\"clinician\"]", "[\"assert-author\"]");
        var key = client.idempotencyKey();
        var path = "/patients/" + patient + "/letters";
        var composed = "{\"body\": \"Dear colleague\", \"composer\": {\"name\": \"Dr Omar Haddad\"}%s}";
        var named = composed.formatted(", \"author\": {\"name\": \"Dr Omar Haddad\"}");
        client.post(path, asserting, named, "Idempotency-Key", key);

        var own = client.post(path, asserting, composed.formatted(""), "Idempotency-Key", key);
        var again = client.post(path, asserting, named, "Idempotency-Key", key);

        assertThat(own.problem()).isEqualTo("key-reused");
        assertThat(again.header("Idempotency-Replayed")).hasValue("true");
    }

    @Test
    void sixteen_requests_at_once_with_one_key_add_one_letter() throws Exception {
        var patient = client.newPatient();
        var key = client.idempotencyKey();
        var before = client.recorded();

        var answers = atOnce(16, () -> add(patient, BODY, "Idempotency-Key", key));

        assertThat(answers).extracting(Answer::status).containsOnly(201);
        assertThat(answers)
                .extracting(Answer::body)
                .containsOnly(answers.getFirst().body());
        assertThat(answers)
                .extracting(answer -> answer.header("Idempotency-Replayed").isPresent())
                .containsOnlyOnce(false);
        assertThat(client.recorded()).isEqualTo(before + 1);
    }

    @Test
    void letters_added_at_once_to_one_record_are_all_there_with_ids_in_the_order_of_their_positions() throws Exception {
        var patient = client.newPatient();

        var answers = atOnce(16, () -> add(patient, BODY));

        assertThat(answers).extracting(Answer::status).containsOnly(201);
        var byPosition = answers.stream()
                .sorted(java.util.Comparator.comparing(answer -> answer.text("position")))
                .map(answer -> answer.text("letterId"))
                .toList();
        assertThat(byPosition).isSorted();
        assertThat(new HashSet<>(byPosition)).hasSize(16);
    }

    @Test
    void only_a_clinician_may_add_a_letter() {
        var patient = client.newPatient();
        for (var key : List.of(client.administrator(), client.newKey("[\"auditor\"]", "[]"))) {
            assertThat(client.post("/patients/" + patient + "/letters", key, BODY)
                            .problem())
                    .isEqualTo("not-allowed");
        }
    }

    @Test
    void only_a_key_with_the_scope_may_name_another_author() {
        var patient = client.newPatient();
        var body = """
                {"body": "Dear colleague", "author": {"name": "Dr Omar Haddad", "role": "Surgeon",
                 "registrations": [{"authority": "GMC", "number": "7654321"}]}}""";

        var refused = add(patient, body);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.fields()).containsExactly("author: needs a key with the scope assert-author");

        var asserting = client.newKey("[\"clinician\"]", "[\"assert-author\"]");
        assertThat(client.post("/patients/" + patient + "/letters", asserting, body)
                        .status())
                .isEqualTo(201);
        var head = client.store().head(clinical(patient)).orElseThrow();
        assertThat(head.provenance().author().name()).isEqualTo("Dr Omar Haddad");
        assertThat(asserting).contains("_" + head.provenance().caller() + "_");
    }

    @Test
    void neither_a_clinical_record_nor_the_organisations_is_taken_for_a_patient() {
        var patient = client.newPatient();

        assertThat(add(clinical(patient).hex(), BODY).problem()).isEqualTo("not-found");
        var organisation = client.store().facts().organisation().orElseThrow();
        assertThat(add(organisation.hex(), BODY).problem()).isEqualTo("not-found");
    }

    private Answer add(String patient, String body, String... headers) {
        return client.post("/patients/" + patient + "/letters", client.clinician(), body, headers);
    }

    private String file(String patient, String path) {
        var head = client.store().head(clinical(patient)).orElseThrow();
        return new String(head.file(path).orElseThrow(), StandardCharsets.UTF_8);
    }

    private RecordId clinical(String patient) {
        var head = client.store().head(new RecordId(patient)).orElseThrow();
        return PatientFiles.readLinks(head.file("RECORDS.yaml").orElseThrow()).clinical();
    }

    private static List<Answer> atOnce(int times, Callable<Answer> request) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Answer>();
            for (var answer : threads.invokeAll(java.util.Collections.nCopies(times, request))) {
                answers.add(answer.get());
            }
            return answers;
        }
    }
}
