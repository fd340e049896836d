package vpr.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The auditor goes round inside the server and says so; the command verifies the same records beside it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VerificationJourneyTest {
    private final Path directory;
    private final RunningVpr vpr;
    private final Home home;
    private final RestDoor rest;
    private final GrpcDoor grpc;
    private final String clinician;

    VerificationJourneyTest(@TempDir Path directory) throws Exception {
        this.directory = directory;
        vpr = RunningVpr.start(directory, Map.of("VPR_AUDIT_PERIOD", "1m"));
        home = new Home(directory);
        rest = RestDoor.of(vpr.api());
        grpc = GrpcDoor.to(vpr.grpcPort());
        clinician = home.key(vpr.api(), "clinician");
        rest.call("createPatient", clinician, Input.patients().getFirst()).expectSuccess();
    }

    @AfterAll
    void stop() {
        grpc.close();
        vpr.close();
    }

    @Test
    void everything_is_soon_verified_and_both_transports_and_health_say_so() throws Exception {
        for (var door : Stream.of(rest, grpc).toList()) {
            var seen = await(door);
            assertThat(seen.path("problemCount").asLong(0)).isZero();
            assertThat(seen.path("summary").asString())
                    .matches("\\d+ of \\d+ commits verified in the last 1 min, 0 problems");
            assertThat(seen.path("period").asString()).isEqualTo("PT1M");
            assertThat(seen.path("position").asString()).matches("0001-\\d{15}");
        }
        var health = vpr.api().get("", "/health").expect(200).json().at("/components/verification");
        assertThat(health.path("status").asString()).isEqualTo("UP");
        assertThat(health.at("/details/problems").asInt()).isZero();
    }

    private JsonNode await(Door door) throws Exception {
        var end = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        while (true) {
            var seen = door.call("readVerification", home.administrator(), Map.of())
                    .expectSuccess()
                    .json();
            if (seen.path("verifiedCommits").asLong(0)
                            == seen.path("totalCommits").asLong(0)
                    || System.nanoTime() > end) {
                assertThat(seen.path("verifiedCommits").asLong(0)).isPositive();
                return seen;
            }
            Thread.sleep(200);
        }
    }

    @Test
    void a_clinician_does_not_see_it() {
        Stream.of(rest, grpc)
                .forEach(door ->
                        door.call("readVerification", clinician, Map.of()).expect("not-allowed"));
    }

    @Test
    void the_command_verifies_beside_the_running_server_and_says_so_in_json() throws Exception {
        var tips = Command.of(directory, Map.of(), "verify", "--tips").run();
        assertThat(tips.code()).as(tips.output()).isZero();
        var json = Command.of(directory, Map.of(), "verify", "--full", "--json").run();
        assertThat(json.code()).as(json.output()).isZero();
        assertThat(json.output()).contains("\"format\":\"vpr.verification/1\"", "\"clean\":true");
        assertThat(Command.of(directory, Map.of(), "verify", "--tips", "--full")
                        .run()
                        .code())
                .isEqualTo(2);
        var nowhere = Map.of("VPR_DATA", directory.resolve("nothing").toString());
        assertThat(Command.of(directory, nowhere, "verify").run().code()).isEqualTo(3);
    }
}
