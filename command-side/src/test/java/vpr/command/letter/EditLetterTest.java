package vpr.command.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vpr.command.Answer;
import vpr.command.CommandSideTest;
import vpr.command.RunningCommandSide.Client;
import vpr.record.RecordId;
import vpr.record.patient.PatientFiles;

@CommandSideTest
class EditLetterTest {
    private static final String EDIT = "{\"body\": \"Dear Dr Patel\"}";

    @Autowired
    Client client;

    private String patient = "";
    private String letter = "";
    private String added = "";

    @BeforeEach
    void a_letter() {
        patient = client.newPatient();
        var answer = client.post("/patients/" + patient + "/letters", client.clinician(), """
                {"name": "Clinic letter", "composer": {"name": "Dr Omar Haddad", "role": "Surgeon"},
                 "startTime": "2025-12-24T09:30:00+01:00", "rmVersion": "1.0.4",
                 "references": ["550e8400-e29b-41d4-a716-446655440000"], "body": "Dear colleague\\n"}""");
        letter = answer.text("letterId");
        added = answer.header("ETag").orElseThrow();
    }

    @Test
    void what_is_named_is_different_and_everything_else_is_as_it_was() {
        var before = file("composition.yaml");
        var answer = edit(added, EDIT);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("letterId")).isEqualTo(letter);
        assertThat(answer.header("ETag")).hasValue("\"" + answer.text("commit") + "\"");
        assertThat(answer.header("Vpr-Position")).hasValue(answer.text("position"));
        assertThat(file("body.md"))
                .contains("550e8400-e29b-41d4-a716-446655440000")
                .endsWith("---\nDear Dr Patel");
        assertThat(withoutSalt(file("composition.yaml"))).isEqualTo(withoutSalt(before));
        assertThat(file("composition.yaml")).as("a salt of its own").isNotEqualTo(before);
    }

    @Test
    void every_part_can_be_changed_but_the_identity() {
        edit(added, """
                {"name": "Report", "composer": {"name": "Dr Jane Smith"}, "startTime": "2026-01-02T00:00:00Z",
                 "references": []}""");

        assertThat(file("composition.yaml"))
                .contains("value: Report", "name: Dr Jane Smith", "\"2026-01-02T00:00:00Z\"", "1.0.4", letter)
                .doesNotContain("Surgeon");
        assertThat(file("body.md")).doesNotContain("references").endsWith("---\nDear colleague\n");
    }

    @Test
    void a_second_edit_is_based_on_the_first() {
        var first = edit(added, EDIT).header("ETag").orElseThrow();

        assertThat(edit(first, "{\"body\": \"Dear Dr Patel,\"}").status()).isEqualTo(200);
        assertThat(edit(first, "{\"body\": \"Dear Dr Khan\"}").problem()).isEqualTo("stale");
        assertThat(file("body.md")).endsWith("Dear Dr Patel,");
    }

    @Test
    void a_letters_uuid_alone_names_it_too() {
        letter = letter.substring(21);

        assertThat(edit(added, EDIT).status()).isEqualTo(200);
    }

    @Test
    void another_letter_of_the_patient_does_not_make_it_stale() {
        var other = client.post("/patients/" + patient + "/letters", client.clinician(), EDIT);

        assertThat(other.status()).isEqualTo(201);
        assertThat(edit(added, EDIT).status()).isEqualTo(200);
    }

    @Test
    void without_if_match_nothing_happens() throws Exception {
        var before = client.recorded();
        var answer = client.patch(path(), client.clinician(), EDIT);

        assertThat(answer.status()).isEqualTo(428);
        assertThat(answer.problem()).isEqualTo("if-match-required");
        assertThat(answer.fields()).containsExactly("If-Match: must be given");
        assertThat(client.recorded()).isEqualTo(before);
    }

    @Test
    void an_if_match_in_another_form_is_refused() throws Exception {
        var before = client.recorded();
        for (var value : List.of("*", "W/" + added, added + ", " + added, added.replace("\"", ""), "\"zebrafink\"")) {
            var answer = edit(value, EDIT);
            assertThat(answer.status()).as(value).isEqualTo(400);
            assertThat(answer.fields()).singleElement().asString().startsWith("If-Match: must be one ETag");
        }
        var twice = client.patch(path(), client.clinician(), EDIT, "If-Match", added, "If-Match", added);
        assertThat(twice.status()).isEqualTo(400);
        assertThat(client.recorded()).isEqualTo(before);
    }

    @Test
    void a_version_that_is_not_the_newest_or_no_version_at_all_is_stale() throws Exception {
        edit(added, EDIT);
        var before = client.recorded();
        for (var tag : List.of(added, "\"" + "0".repeat(40) + "\"")) {
            var answer = edit(tag, "{\"body\": \"Dear Dr Khan\"}");
            assertThat(answer.status()).isEqualTo(412);
            assertThat(answer.problem()).isEqualTo("stale");
        }
        assertThat(client.recorded()).isEqualTo(before);
    }

    @Test
    void a_change_that_changes_nothing_is_refused_once_it_is_known_to_be_fresh() throws Exception {
        var before = client.recorded();
        for (var nothing : List.of(
                "{}",
                "{\"body\": \"Dear colleague\\r\\n\"}",
                "{\"name\": \"Clinic letter\", \"startTime\": \"2025-12-24T09:30:00+01:00\"}",
                "{\"author\": {\"name\": \"Dr Jane Smith\", \"role\": \"Consultant Physician\","
                        + " \"registrations\": [{\"authority\": \"GMC\", \"number\": \"1234567\"}],"
                        + " \"careLocation\": \"Example NHS Trust\"}}")) {
            var answer = edit(added, nothing);
            assertThat(answer.status()).as(nothing).isEqualTo(422);
            assertThat(answer.problem()).as(nothing).isEqualTo("nothing-changed");
        }
        assertThat(client.recorded()).isEqualTo(before);
        edit(added, EDIT);
        assertThat(edit(added, EDIT).problem()).isEqualTo("stale");
    }

    @Test
    void the_same_request_with_the_same_key_takes_effect_once_although_it_is_stale_by_then() throws Exception {
        var key = client.idempotencyKey();
        var first = edit(added, EDIT, "Idempotency-Key", key);
        edit(first.header("ETag").orElseThrow(), "{\"body\": \"Later still\"}");
        var before = client.recorded();

        var second = edit(added, EDIT, "Idempotency-Key", key);

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(second.header("Idempotency-Replayed")).hasValue("true");
        assertThat(client.recorded()).isEqualTo(before);
    }

    @Test
    void another_change_with_the_same_key_is_refused_whatever_differs() throws Exception {
        var key = client.idempotencyKey();
        edit(added, "{\"body\": \"Dear Dr Patel\", \"name\": \"Report\"}", "Idempotency-Key", key);
        var before = client.recorded();

        for (var other : List.of(
                "{}",
                EDIT,
                "{\"body\": \"Dear Dr Khan\", \"name\": \"Report\"}",
                "{\"body\": \"Dear Dr Patel\", \"name\": \"Report\", \"references\": []}")) {
            assertThat(edit(added, other, "Idempotency-Key", key).problem())
                    .as(other)
                    .isEqualTo("key-reused");
        }
        var add = client.post("/patients/" + patient + "/letters", client.clinician(), EDIT, "Idempotency-Key", key);
        assertThat(add.problem()).isEqualTo("key-reused");
        assertThat(client.recorded()).isEqualTo(before);
    }

    @Test
    void of_sixteen_edits_at_once_that_are_based_on_one_version_one_wins() throws Exception {
        var before = client.recorded();

        var answers = atOnce(() -> edit(added, EDIT));

        assertThat(answers).extracting(Answer::status).containsOnlyOnce(200).containsOnly(200, 412);
        assertThat(client.recorded()).isEqualTo(before + 1);
    }

    @Test
    void sixteen_requests_at_once_with_one_key_edit_once() throws Exception {
        var key = client.idempotencyKey();
        var before = client.recorded();

        var answers = atOnce(() -> edit(added, EDIT, "Idempotency-Key", key));

        assertThat(answers).extracting(Answer::status).containsOnly(200);
        assertThat(answers)
                .extracting(Answer::body)
                .containsOnly(answers.getFirst().body());
        assertThat(client.recorded()).isEqualTo(before + 1);
    }

    @Test
    void a_letter_that_the_patient_does_not_have_is_not_found() {
        var mine = letter;
        for (var other : List.of(
                "20260111T143522.045Z-550e8400-e29b-41d4-a716-446655440000",
                "19980301T080000.000Z" + mine.substring(20),
                "550e8400-e29b-41d4-a716-446655440000")) {
            letter = other;
            assertThat(edit(added, EDIT).status()).as(other).isEqualTo(404);
        }
        letter = mine;
        patient = client.newPatient();
        assertThat(edit(added, EDIT).status()).isEqualTo(404);
    }

    @Test
    void only_a_clinician_may_edit_a_letter() {
        for (var key : List.of(client.administrator(), client.newKey("[\"auditor\"]", "[]"))) {
            assertThat(client.patch(path(), key, EDIT, "If-Match", added).problem())
                    .isEqualTo("not-allowed");
        }
    }

    private Answer edit(String ifMatch, String body, String... headers) {
        var all = new ArrayList<>(List.of("If-Match", ifMatch));
        all.addAll(List.of(headers));
        return client.patch(path(), client.clinician(), body, all.toArray(String[]::new));
    }

    private String path() {
        return "/patients/" + patient + "/letters/" + letter;
    }

    private String file(String name) {
        var links = client.store().head(new RecordId(patient)).orElseThrow().file("RECORDS.yaml");
        var clinical = PatientFiles.readLinks(links.orElseThrow()).clinical();
        var head = client.store().head(clinical).orElseThrow();
        var file = head.file("correspondence/letter/" + letter + "/" + name);
        return new String(file.orElseThrow(), StandardCharsets.UTF_8);
    }

    private static String withoutSalt(String yaml) {
        return yaml.substring(yaml.indexOf('\n'));
    }

    private static List<Answer> atOnce(Callable<Answer> request) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Answer>();
            for (var answer : threads.invokeAll(Collections.nCopies(16, request))) {
                answers.add(answer.get());
            }
            return answers;
        }
    }
}
