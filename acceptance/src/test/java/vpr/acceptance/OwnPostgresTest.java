package vpr.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vpr.app.postgres.EmbeddedPostgres;

/** VPR on a Postgres that it did not start and does not stop. */
class OwnPostgresTest {
    @TempDir
    Path directory;

    @Test
    void a_letter_is_written_and_read_back_on_a_postgres_that_settings_name() throws Exception {
        try (var postgres = postgres()) {
            var settings = settings(postgres.jdbcUrl(), postgres.password().reveal());
            try (var vpr = RunningVpr.start(directory, settings)) {
                var clinician = new Home(directory).key(vpr.api(), "clinician");
                var letters = newPatient(vpr, clinician);
                var added = vpr.api()
                        .post(clinician, letters, Input.letters().getFirst())
                        .expect(201);
                readBack(vpr, clinician, letters, added);
                assertThat(Health.of(vpr).isGood()).isTrue();
                assertThat(vpr.stop()).isIn(0, 143);
            }
            assertThat(postgres.isRunning()).isTrue();
            assertThat(directory.resolve("run/postgres")).doesNotExist();
        }
    }

    @Test
    void one_that_does_not_answer_or_refuses_the_password_stops_the_start_before_anything_is_written()
            throws Exception {
        var nobody = "jdbc:postgresql://127.0.0.1:" + RunningVpr.freePort() + "/vpr";
        refused(settings(nobody, "wordxq"), "VPR_DATABASE_URL");
        try (var postgres = postgres()) {
            refused(settings(postgres.jdbcUrl(), "wordxq"), "VPR_DATABASE_USER");
        }
    }

    private EmbeddedPostgres postgres() throws IOException {
        var elsewhere = directory.resolve("elsewhere");
        Program.postgres().lendTo(elsewhere);
        return EmbeddedPostgres.startOrJoin(elsewhere, step -> {});
    }

    private void refused(Map<String, String> settings, String named) throws Exception {
        var all = new TreeMap<>(settings);
        all.put("VPR_HTTP_PORT", Integer.toString(RunningVpr.freePort()));
        var result = Command.of(directory, all, "run").run();

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.output()).contains(named).doesNotContain("wordxq").doesNotContain("\tat ", "    java.base");
        assertThat(directory.resolve("patient_data")).doesNotExist();
    }

    private Map<String, String> settings(String url, String password) throws IOException {
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var file = Files.createTempFile(directory, "password-", "", ownerOnly);
        Files.writeString(file, password);
        return Map.of(
                "VPR_DATABASE_URL", url, "VPR_DATABASE_USER", "vpr", "VPR_DATABASE_PASSWORD_FILE", file.toString());
    }

    @Test
    void letters_written_while_it_is_away_are_shown_by_themselves_when_it_is_back() throws Exception {
        var elsewhere = directory.resolve("elsewhere");
        var postgres = EmbeddedPostgres.startOrJoin(elsewhere, step -> {});
        var settings = settings(postgres.jdbcUrl(), postgres.password().reveal());
        try (var vpr = RunningVpr.start(directory, settings)) {
            var clinician = new Home(directory).key(vpr.api(), "clinician");
            var letters = newPatient(vpr, clinician);
            postgres.close();
            Health.await(vpr, health -> health.isDown("postgres") && health.isDown("projections"));
            var added = vpr.api()
                    .post(clinician, letters, Input.letters().getFirst())
                    .expect(201);

            try (var back = EmbeddedPostgres.startOrJoin(elsewhere, step -> {})) {
                assertThat(back.jdbcUrl()).isEqualTo(postgres.jdbcUrl());
                Health.await(vpr, Health::isGood);
                readBack(vpr, clinician, letters, added);
                assertThat(vpr.stop()).isIn(0, 143);
            }
        } finally {
            postgres.close();
        }
    }

    private static String newPatient(RunningVpr vpr, String clinician) {
        var patient = vpr.api()
                .post(clinician, "/patients", Input.patients().getFirst())
                .expect(201);
        return "/patients/" + patient.json().get("patientId").asString() + "/letters";
    }

    private static void readBack(RunningVpr vpr, String clinician, String letters, Api.Answer added) {
        var path = letters + "/" + added.json().get("letterId").asString();
        var read = vpr.api()
                .get(clinician, path, "Vpr-Min-Position", added.header("Vpr-Position"))
                .expect(200);

        assertThat(read.json().get("body").asString())
                .isEqualTo(Input.letters().getFirst().get("body"));
    }
}
