package vpr.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tables cannot be written, for a reason that no event has to do with. */
class BlockedTablesTest {
    @TempDir
    Path directory;

    private String clinician = "";
    private String letters = "";

    @Test
    void a_database_that_takes_no_writes_is_unhealthy_and_is_caught_up_with_by_itself() throws Exception {
        try (var vpr = RunningVpr.start(directory, Map.of());
                var tables = EmbeddedTables.of(directory)) {
            createPatient(vpr);
            tables.takeNoWrites();
            unseen(vpr, tables::takeWritesAgain);
        }
    }

    @Test
    void a_projection_that_stands_still_is_unhealthy_and_is_caught_up_with_by_itself() throws Exception {
        try (var vpr = RunningVpr.start(directory, Map.of());
                var tables = EmbeddedTables.of(directory)) {
            createPatient(vpr);
            tables.connection().setAutoCommit(false);
            tables.run("lock table activity in exclusive mode");
            unseen(vpr, tables.connection()::rollback);
        }
    }

    private void createPatient(RunningVpr vpr) throws Exception {
        clinician = new Home(directory).key(vpr.api(), "clinician");
        var patient = vpr.api()
                .post(clinician, "/patients", Input.patients().getFirst())
                .expect(201);
        letters = "/patients/" + patient.json().get("patientId").asString() + "/letters";
        vpr.api()
                .get(clinician, letters, "Vpr-Min-Position", patient.header("Vpr-Position"))
                .expect(200);
    }

    @FunctionalInterface
    private interface Repair {
        void run() throws Exception;
    }

    private void unseen(RunningVpr vpr, Repair repair) throws Exception {
        var added =
                vpr.api().post(clinician, letters, Input.letters().getFirst()).expect(201);
        var letter = letters + "/" + added.json().get("letterId").asString();
        String[] afterIt = {"Vpr-Min-Position", added.header("Vpr-Position")};

        var health = Health.await(vpr, answer -> answer.isDown("projections"));
        assertThat(health.isDown("journal")).isFalse();
        var waited = vpr.api().get(clinician, letters, afterIt).expect(503);
        assertThat(waited.problem()).isIn("position-not-reached", "unavailable");
        assertThat(Integer.parseInt(waited.header("Retry-After"))).isPositive();
        vpr.api().post(clinician, letters, Input.letters().get(1)).expect(201);
        vpr.api().get(clinician, letters).expect(200);

        repair.run();
        Health.await(vpr, Health::isGood);
        assertThat(vpr.api().get(clinician, letter, afterIt).expect(200).json().get("body"))
                .isEqualTo(Api.JSON.valueToTree(Input.letters().getFirst().get("body")));
    }
}
