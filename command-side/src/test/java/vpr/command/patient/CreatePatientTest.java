package vpr.command.patient;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vpr.command.CommandSideTest;
import vpr.command.RunningCommandSide.Client;
import vpr.record.RecordId;
import vpr.record.RecordKind;
import vpr.record.patient.EhrStatusFiles;
import vpr.record.patient.PatientFiles;

@CommandSideTest
class CreatePatientTest {
    @Autowired
    Client client;

    @Test
    void a_patient_begins_with_three_records_that_know_one_another() throws Exception {
        var before = client.recorded();

        var answer = client.post("/patients", client.clinician(), NewPatient.EXAMPLE);

        assertThat(answer.status()).isEqualTo(201);
        var patient = new RecordId(answer.text("patientId"));
        var clinical = new RecordId(answer.text("clinicalId"));
        var coordination = new RecordId(answer.text("coordinationId"));
        assertThat(answer.header("Location")).hasValue("/patients/" + patient);
        assertThat(answer.header("Vpr-Position")).hasValue(answer.text("position"));
        assertThat(answer.header("Idempotency-Replayed")).isEmpty();
        assertThat(client.recorded()).isEqualTo(before + 3);
        assertThat(Long.parseLong(answer.text("position").split("-")[1])).isEqualTo(before + 3);

        var store = client.store();
        assertThat(store.kindOf(patient)).hasValue(RecordKind.DEMOGRAPHICS);
        assertThat(store.kindOf(clinical)).hasValue(RecordKind.CLINICAL);
        assertThat(store.kindOf(coordination)).hasValue(RecordKind.COORDINATION);
        var head = store.head(patient).orElseThrow();
        var links = PatientFiles.readLinks(head.file("RECORDS.yaml").orElseThrow());
        assertThat(links.clinical()).isEqualTo(clinical);
        assertThat(links.coordination()).isEqualTo(coordination);
        assertThat(head.commit().hex())
                .isEqualTo(answer.json().path("commits").path("demographics").asString());
        assertThat(head.provenance().author().name()).isEqualTo("Dr Jane Smith");

        var clinicalHead = store.head(clinical).orElseThrow();
        assertThat(clinicalHead.names("")).contains("README.md", "VERIFYING.md", "ehr_status.yaml", ".gitattributes");
        assertThat(EhrStatusFiles.readStatus(
                                clinicalHead.file("ehr_status.yaml").orElseThrow())
                        .subject())
                .isEqualTo(patient);
    }

    @Test
    void the_same_request_with_the_same_key_creates_one_patient_and_answers_the_same() throws Exception {
        var key = client.idempotencyKey();
        var first = client.post("/patients", client.clinician(), NewPatient.EXAMPLE, "Idempotency-Key", key);
        var before = client.recorded();

        var second = client.post("/patients", client.clinician(), NewPatient.EXAMPLE, "Idempotency-Key", key);

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("Vpr-Position")).isEqualTo(first.header("Vpr-Position"));
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.header("Idempotency-Replayed")).hasValue("true");
        assertThat(client.recorded()).isEqualTo(before);
    }

    @Test
    void another_request_with_the_same_key_is_refused() throws Exception {
        var key = client.idempotencyKey();
        client.post("/patients", client.clinician(), NewPatient.EXAMPLE, "Idempotency-Key", key);
        var before = client.recorded();

        var answer = client.post(
                "/patients", client.clinician(), "{\"name\":[{\"text\":\"Another\"}]}", "Idempotency-Key", key);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.problem()).isEqualTo("key-reused");
        assertThat(client.recorded()).isEqualTo(before);
    }

    @Test
    void the_same_key_of_another_caller_is_another_key() {
        var key = client.idempotencyKey();
        var other = client.newKey("[\"clinician\"]", "[]");

        var first = client.post("/patients", client.clinician(), NewPatient.EXAMPLE, "Idempotency-Key", key);
        var second = client.post("/patients", other, NewPatient.EXAMPLE, "Idempotency-Key", key);

        assertThat(second.status()).isEqualTo(201);
        assertThat(second.text("patientId")).isNotEqualTo(first.text("patientId"));
    }

    @Test
    void without_a_key_each_request_creates_a_patient() {
        assertThat(client.newPatient()).isNotEqualTo(client.newPatient());
    }

    @Test
    void an_administrator_may_create_a_patient_and_an_auditor_may_not() {
        assertThat(client.post("/patients", client.administrator(), NewPatient.EXAMPLE)
                        .status())
                .isEqualTo(201);
        var refused = client.post("/patients", client.newKey("[\"auditor\"]", "[]"), NewPatient.EXAMPLE);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.problem()).isEqualTo("not-allowed");
    }

    @Test
    void the_description_of_the_interface_names_the_operation_its_header_its_answers_and_an_example() throws Exception {
        assertThat(client.get("/v3/api-docs"))
                .contains("\"operationId\":\"createPatient\"")
                .contains("\"Idempotency-Key\"")
                .contains("\"Vpr-Position\"")
                .contains("Treviño")
                .contains("\"507\"")
                .contains("application/problem+json")
                .doesNotContain("\"sender\"");
    }
}
