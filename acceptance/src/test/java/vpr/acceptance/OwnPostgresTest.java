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
        var home = new Home(directory);
        try (var postgres = EmbeddedPostgres.startOrJoin(directory.resolve("elsewhere"), step -> {})) {
            var settings = settings(postgres.jdbcUrl(), postgres.password().reveal());
            try (var vpr = RunningVpr.start(directory, settings)) {
                aLetterGoesRound(vpr, home);
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
        try (var postgres = EmbeddedPostgres.startOrJoin(directory.resolve("elsewhere"), step -> {})) {
            refused(settings(postgres.jdbcUrl(), "wordxq"), "VPR_DATABASE_USER");
        }
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

    private static void aLetterGoesRound(RunningVpr vpr, Home home) throws Exception {
        var clinician = home.key(vpr.api(), "clinician");
        var letter = Input.letters().getFirst();
        var patient = vpr.api()
                .post(clinician, "/patients", Input.patients().getFirst())
                .expect(201);
        var letters = "/patients/" + patient.json().get("patientId").asString() + "/letters";
        var added = vpr.api().post(clinician, letters, letter).expect(201);
        var path = letters + "/" + added.json().get("letterId").asString();
        var read = vpr.api()
                .get(clinician, path, "Vpr-Min-Position", added.header("Vpr-Position"))
                .expect(200);

        assertThat(read.json().get("body").asString()).isEqualTo(letter.get("body"));
    }
}
