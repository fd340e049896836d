package vpr.record.patient;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vpr.record.InvalidException;
import vpr.record.RecordId;
import vpr.record.commit.Salt;
import vpr.record.commit.Salts;

class StatusTest {
    private static final RecordId ONE = new RecordId("1".repeat(32));
    private static final RecordId TWO = new RecordId("2".repeat(32));
    private static final Salts SALTS = () -> new Salt("0".repeat(32));

    @Test
    void a_new_record_is_open_to_reading_and_adding() {
        assertThat(EhrStatus.created("rm_1_1_0", ONE, TWO, "vpr.dev.1"))
                .isEqualTo(new EhrStatus("rm_1_1_0", ONE, TWO, "vpr://vpr.dev.1/mpi", true, true));
        assertThat(CoordinationStatus.created(ONE, TWO))
                .isEqualTo(new CoordinationStatus(ONE, TWO, LifecycleState.ACTIVE, true, true, true));
    }

    @Test
    void an_ehr_status_names_a_known_version_and_a_namespace() {
        assertThatThrownBy(() -> EhrStatus.created("rm_9", ONE, TWO, "a"))
                .hasMessage("rmVersion: must be rm_1_1_0 or 1.0.4");
        Stream.of("", "a b", "../a", "a/b", "é")
                .forEach(name -> assertThatThrownBy(() -> EhrStatus.created("1.0.4", ONE, TWO, name))
                        .hasMessage("namespace: must be vpr://<name>/mpi"));
    }

    @Test
    void a_status_file_that_is_not_canonical_in_its_ids_is_refused() {
        String file = new String(CoordinationFiles.writeStatus(CoordinationStatus.created(ONE, TWO), SALTS), UTF_8);
        String ehr = new String(EhrStatusFiles.writeStatus(EhrStatus.created("rm_1_1_0", ONE, TWO, "a"), SALTS), UTF_8);

        assertThatThrownBy(() -> coordination(file.replace("2".repeat(32), "2".repeat(31))))
                .hasMessageStartingWith("clinical_id: must");
        assertThatThrownBy(() -> coordination(file.replace("active", "Marker")))
                .hasMessage("status.lifecycle_state: must be active, suspended or closed");
        assertThatThrownBy(() -> coordination(file.replace("true", "\"true\"")))
                .hasMessage("status.record_open: must be true or false");
        assertThatThrownBy(() -> coordination(file + "more: Marker\n"))
                .isInstanceOf(InvalidException.class)
                .hasMessageNotContaining("Marker");
        assertThatThrownBy(() -> EhrStatusFiles.readStatus(
                        ehr.replace("11111111-", "11111111").getBytes(UTF_8)))
                .hasMessage("ehr_id.value: must be a UUID in lower case");
        assertThatThrownBy(() -> EhrStatusFiles.readStatus(
                        ehr.replace("2".repeat(32), "Marker").getBytes(UTF_8)))
                .hasMessage("subject.external_ref.id.value: must be 32 lower-case hex digits");
    }

    @Test
    void a_template_never_takes_the_place_of_what_vpr_writes() {
        Stream.of(
                        "ehr_status.yaml",
                        ".gitattributes",
                        "correspondence/letter/x",
                        "redactions/x",
                        "../x",
                        "/x",
                        ".git/config")
                .forEach(path -> assertThatThrownBy(() -> new TemplateFile(path, new byte[0]))
                        .isInstanceOf(InvalidException.class));
        assertThatThrownBy(() -> new TemplateFile("a", new byte[(1 << 20) + 1]))
                .hasMessageStartingWith("content: must");
    }

    @Test
    void a_template_is_a_set_of_files() {
        var one = new TemplateFile("a/README.md", new byte[] {1});
        var same = new TemplateFile("a/README.md", new byte[] {1});
        var other = new TemplateFile("a/README.md", new byte[] {2});
        EhrStatus status = EhrStatus.created("rm_1_1_0", ONE, TWO, "a");

        assertThat(one).isEqualTo(same).hasSameHashCodeAs(same).isNotEqualTo(other);
        assertThatThrownBy(() -> new PatientEvent.ClinicalRecordCreated(status, List.of(one, other)))
                .hasMessage("template: must name each path once");
        assertThatThrownBy(() -> new PatientEvent.ClinicalRecordCreated(status, Collections.nCopies(1001, one)))
                .isInstanceOf(InvalidException.class);
    }

    private static CoordinationStatus coordination(String file) {
        return CoordinationFiles.readStatus(file.getBytes(UTF_8));
    }
}
