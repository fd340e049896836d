package vpr.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code /health} says what cannot serve. */
class HealthTest {
    @TempDir
    Path directory;

    @Test
    void health_is_503_while_postgres_is_stopped_and_letters_are_still_acknowledged() throws Exception {
        var home = new Home(directory);
        try (var vpr = RunningVpr.start(directory, Map.of())) {
            var clinician = home.key(vpr.api(), "clinician");
            vpr.api().get("", "/health").expect(200);

            var postgres = vpr.handle()
                    .descendants()
                    .filter(process -> process.info().command().orElse("").endsWith("postgres"))
                    .toList();
            assertThat(postgres).isNotEmpty();
            postgres.forEach(ProcessHandle::destroyForcibly);
            for (var process : postgres) {
                process.onExit().join();
            }

            assertThat(vpr.api().get("", "/health").status()).isEqualTo(503);
            vpr.api().post(clinician, "/patients", Input.patients().getFirst()).expect(201);
            assertThat(vpr.api().get(clinician, "/patients").status()).isEqualTo(503);
        }
    }
}
