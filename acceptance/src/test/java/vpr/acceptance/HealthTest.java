package vpr.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
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
            assertThat(Health.of(vpr).details("packs").path("failures").asInt(-1))
                    .isZero();

            killPostgres(vpr);

            assertThat(Health.of(vpr).isDown("postgres")).isTrue();
            vpr.api().post(clinician, "/patients", Input.patients().getFirst()).expect(201);
            assertThat(vpr.api().get(clinician, "/patients").status()).isEqualTo(503);
            vpr.killEverything();
        }
    }

    @Test
    void with_roles_apart_only_those_that_need_postgres_are_unhealthy_without_it() throws Exception {
        try (var command = RunningVpr.start(directory, Map.of("VPR_ROLES", "command"));
                var projections = RunningVpr.start(directory, Map.of("VPR_ROLES", "projections"));
                var query = RunningVpr.start(directory, Map.of("VPR_ROLES", "query"))) {
            var clinician = new Home(directory).key(command.api(), "clinician");
            for (var role : List.of(command, projections, query)) {
                assertThat(Health.of(role).isGood()).isTrue();
            }

            killPostgres(projections);

            assertThat(Health.of(projections).isDown("projections")).isTrue();
            assertThat(Health.of(query).isDown("postgres")).isTrue();
            assertThat(Health.of(command).isGood()).isTrue();
            command.api()
                    .post(clinician, "/patients", Input.patients().getFirst())
                    .expect(201);
            projections.killEverything();
            query.killEverything();
        }
    }

    /** Of the process that started it. */
    private static void killPostgres(RunningVpr owner) {
        var postgres = owner.handle()
                .descendants()
                .filter(process -> process.info().command().orElse("").endsWith("postgres"))
                .toList();
        assertThat(postgres).isNotEmpty();
        postgres.forEach(ProcessHandle::destroyForcibly);
        for (var process : postgres) {
            process.onExit().join();
        }
    }
}
