package vpr.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The roles as processes of their own, on the same data and database. */
class RolesApartTest {
    @TempDir
    Path directory;

    @Test
    void a_letter_written_in_one_process_is_read_in_another_that_never_opens_the_data_directory() throws Exception {
        var home = new Home(directory);
        try (var command = RunningVpr.start(directory, Map.of("VPR_ROLES", "command"));
                var projections = RunningVpr.start(directory, Map.of("VPR_ROLES", "projections"));
                var query = RunningVpr.start(
                        directory,
                        Map.of(
                                "VPR_ROLES",
                                "query",
                                "VPR_DATA",
                                directory.resolve("nothing").toString()))) {
            var clinician = home.key(command.api(), "clinician");
            var patient = command.api()
                    .post(clinician, "/patients", Input.patients().getFirst())
                    .expect(201)
                    .json()
                    .get("patientId")
                    .asString();
            var added = command.api()
                    .post(
                            clinician,
                            "/patients/" + patient + "/letters",
                            Input.letters().getFirst())
                    .expect(201);
            var path = "/patients/" + patient + "/letters/"
                    + added.json().get("letterId").asString();
            // The key is known to the query role once the tables have seen it: they are asked to have seen the letter.
            awaitKey(query, clinician);

            query.api()
                    .get(clinician, path, "Vpr-Min-Position", added.header("Vpr-Position"))
                    .expect(200);
            assertThat(command.api().get(clinician, path).status()).isEqualTo(405);
            assertThat(projections.api().get("", "/health").status()).isEqualTo(200);
            assertThat(query.api().get("", "/health").status()).isEqualTo(200);
            assertThat(directory.resolve("nothing")).doesNotExist();
        }
    }

    private static void awaitKey(RunningVpr query, String key) {
        var end = System.nanoTime() + 20_000_000_000L;
        while (query.api().get(key, "/patients").status() == 401 && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    @Test
    void a_second_writer_on_the_same_data_is_refused_with_what_to_do() throws Exception {
        try (var first = RunningVpr.start(directory, Map.of("VPR_ROLES", "command"))) {
            var settings = Map.of("VPR_ROLES", "command", "VPR_HTTP_PORT", Integer.toString(RunningVpr.freePort()));
            var second = Command.of(directory, settings, "run").run();

            assertThat(second.code()).isNotZero();
            assertThat(second.output()).contains("OWNER").doesNotContain("\tat ");
            assertThat(first.api().get("", "/health").status()).isEqualTo(200);
        }
    }
}
