package vpr.command.patient;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vpr.command.Answer;
import vpr.command.CommandSideTest;
import vpr.command.RunningCommandSide.Client;
import vpr.record.RecordId;
import vpr.record.patient.HumanName;
import vpr.record.patient.Patient;
import vpr.record.patient.PatientFiles;

@CommandSideTest
class ChangeDemographicsTest {
    private static final String MARRIED =
            "{\"name\": [{\"family\": \"Lee\", \"given\": [\"Ana\"]}, {\"use\": \"maiden\", \"family\": \"Treviño\"}]}";
    private static final String MOVED =
            "{\"name\": [{\"family\": \"Lee\", \"given\": [\"Ana\"]}], \"address\": [{\"city\": \"Ely\"}]}";

    @Autowired
    Client client;

    private RecordId patient;
    private String path;
    private String etag;

    @BeforeEach
    void a_patient() {
        patient = new RecordId(client.newPatient());
        path = "/patients/" + patient;
        etag = quoted(client.store().head(patient).orElseThrow().commit().hex());
    }

    @Test
    void a_patient_changes_and_the_answer_names_the_new_version() throws Exception {
        var before = client.recorded();

        var answer = change(MARRIED, "If-Match", etag);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.text("patientId")).isEqualTo(patient.hex());
        assertThat(answer.header("ETag")).hasValue(quoted(answer.text("commit")));
        assertThat(answer.header("Vpr-Position")).hasValue(answer.text("position"));
        assertThat(client.recorded()).isEqualTo(before + 1);
        var head = client.store().head(patient).orElseThrow();
        assertThat(head.commit().hex()).isEqualTo(answer.text("commit"));
        assertThat(stored().name()).extracting(HumanName::family).containsExactly("Lee", "Treviño");
        assertThat(head.file(PatientFiles.RECORDS.text())).isPresent();
    }

    @Test
    void without_the_version_that_it_is_based_on_nothing_is_changed() throws Exception {
        var before = client.recorded();

        var answer = change(MARRIED);

        assertThat(answer.status()).isEqualTo(428);
        assertThat(answer.problem()).isEqualTo("if-match-required");
        assertThat(client.recorded()).isEqualTo(before);
    }

    @Test
    void of_two_changes_of_one_version_the_second_is_stale_until_it_is_based_on_the_first() throws Exception {
        var first = change(MARRIED, "If-Match", etag);
        var before = client.recorded();

        var second = change(MOVED, "If-Match", etag);

        assertThat(second.status()).isEqualTo(412);
        assertThat(second.problem()).isEqualTo("stale");
        assertThat(client.recorded()).isEqualTo(before);
        assertThat(change(MOVED, "If-Match", first.header("ETag").orElseThrow()).status())
                .isEqualTo(200);
    }

    @Test
    void a_letter_makes_no_version_of_the_demographics_stale() {
        client.post(path + "/letters", client.clinician(), "{\"body\": \"Dear colleague.\"}");

        assertThat(change(MARRIED, "If-Match", etag).status()).isEqualTo(200);
    }

    @Test
    void a_change_that_changes_nothing_is_refused() throws Exception {
        var before = client.recorded();

        var answer = change("{\"name\": [{\"family\": \"Treviño\", \"given\": [\"Ana\"]}]}", "If-Match", etag);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.problem()).isEqualTo("nothing-changed");
        assertThat(client.recorded()).isEqualTo(before);
    }

    @Test
    void a_retry_is_answered_as_the_first_request_was_also_when_its_version_is_stale_by_then() throws Exception {
        var key = client.idempotencyKey();
        var first = change(MARRIED, "If-Match", etag, "Idempotency-Key", key);
        change(MOVED, "If-Match", first.header("ETag").orElseThrow());
        var before = client.recorded();

        var again = change(MARRIED, "If-Match", etag, "Idempotency-Key", key);

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(again.header("Idempotency-Replayed")).hasValue("true");
        assertThat(client.recorded()).isEqualTo(before);
    }

    @Test
    void another_request_with_the_same_key_is_refused() {
        var key = client.idempotencyKey();
        change(MARRIED, "If-Match", etag, "Idempotency-Key", key);

        var answer = change(MOVED, "If-Match", etag, "Idempotency-Key", key);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.problem()).isEqualTo("key-reused");
    }

    @Test
    void clinicians_and_administrators_may_and_auditors_may_not() {
        assertThat(client.put(path, client.newKey("[\"auditor\"]", "[]"), MARRIED, "If-Match", etag)
                        .status())
                .isEqualTo(403);
        assertThat(client.put(path, client.administrator(), MARRIED, "If-Match", etag)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_wrong_element_is_named_by_its_rule_and_nothing_is_changed() throws Exception {
        var before = client.recorded();

        var answer = change("{\"name\": [], \"birthDate\": \"1962-02-30\"}", "If-Match", etag);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.fields()).containsExactly("birthDate: must be a date that exists");
        var without = change("{\"name\": []}", "If-Match", etag);
        assertThat(without.fields()).containsExactly("name: must be at least one");
        assertThat(client.recorded()).isEqualTo(before);
    }

    @Test
    void what_is_no_patient_is_not_found() {
        var clinical =
                client.post("/patients", client.clinician(), NewPatient.EXAMPLE).text("clinicalId");
        for (var id : List.of("0".repeat(32), clinical)) {
            var answer = client.put("/patients/" + id, client.clinician(), MARRIED, "If-Match", etag);
            assertThat(answer.status()).isEqualTo(404);
        }
    }

    private Answer change(String body, String... headers) {
        return client.put(path, client.clinician(), body, headers);
    }

    private Patient stored() {
        var file = client.store()
                .head(patient)
                .orElseThrow()
                .file(PatientFiles.PATIENT.text())
                .orElseThrow();
        return PatientFiles.readPatient(patient, file);
    }

    private static String quoted(String commit) {
        return "\"" + commit + "\"";
    }
}
