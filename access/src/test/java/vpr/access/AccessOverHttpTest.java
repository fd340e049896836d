package vpr.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import vpr.record.organisation.ApiKey.Role;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, classes = AccessOverHttpTest.Server.class)
class AccessOverHttpTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(exclude = DataSourceAutoConfiguration.class)
    @ComponentScan("vpr.api")
    @Import({AccessConfiguration.class, Things.class})
    static class Server {
        @Bean
        KeysInMemory keys() {
            return new KeysInMemory();
        }

        @Bean
        InstantSource clock() {
            return InstantSource.fixed(NOW);
        }
    }

    @RestController
    static class Things {
        @Allowed(Action.ADD_LETTER)
        @GetMapping("/letter")
        String letter(@AuthenticationPrincipal Caller caller) {
            return caller.author().name();
        }

        @GetMapping("/undeclared")
        String undeclared() {
            return "must not be seen";
        }

        @Open
        @GetMapping("/health")
        String health() {
            return "well";
        }

        @Open
        @GetMapping("/open-elsewhere")
        String elsewhere() {
            return "must not be seen without a key";
        }
    }

    @LocalServerPort
    int port;

    @Autowired
    KeysInMemory keys;

    @Test
    void a_key_with_the_role_is_let_in_and_the_method_knows_the_caller() throws Exception {
        var answer = get("/letter", "Bearer " + keys.give(Role.CLINICIAN));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("Dr Jane Smith");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    }

    @Test
    void without_a_key_the_answer_says_so_and_how_to_send_one() throws Exception {
        for (var path : new String[] {"/letter", "/undeclared", "/open-elsewhere", "/no-such-thing"}) {
            assertProblem(get(path, null), 401, "missing-key");
        }
        assertProblem(get("/letter", "Basic dXNlcjpwYXNz"), 401, "missing-key");
    }

    @Test
    void unknown_expired_and_revoked_keys_are_told_apart() throws Exception {
        assertProblem(get("/letter", "Bearer nonsense"), 401, "unknown-key");
        assertProblem(get("/letter", "Bearer " + keys.give(Set.of(Role.CLINICIAN), NOW, null)), 401, "expired-key");
        assertProblem(get("/letter", "bearer " + keys.give(Set.of(Role.CLINICIAN), null, NOW)), 401, "revoked-key");
    }

    @Test
    void a_role_that_the_policy_does_not_name_is_refused() throws Exception {
        assertProblem(get("/letter", "Bearer " + keys.give(Role.ADMINISTRATOR)), 403, "not-allowed");
    }

    @Test
    void a_method_that_names_no_action_is_refused_to_everybody() throws Exception {
        var all = "Bearer " + keys.give(Set.of(Role.values()), null, null);

        assertProblem(get("/undeclared", all), 403, "not-allowed");
    }

    @Test
    void health_and_the_description_are_open() throws Exception {
        assertThat(get("/health", null).body()).isEqualTo("well");
        assertThat(get("/v3/api-docs", null).body()).contains("\"apiKey\":{").contains("\"scheme\":\"bearer\"");
        assertThat(get("/swagger-ui/index.html", null).statusCode()).isEqualTo(200);
    }

    @Test
    void a_path_that_could_mean_another_is_refused_as_a_problem() throws Exception {
        assertProblem(get("/letter/..%2f..%2fetc", null), 400, "malformed-request");
        assertProblem(get("/letter/..%5c..%5cetc", null), 400, "malformed-request");
        assertProblem(get("/letter/%00", null), 400, "malformed-request");
        assertProblem(get("/letter//x", null), 400, "malformed-request");
    }

    private HttpResponse<String> get(String path, @Nullable String authorization) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String type) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.body()).contains("\"urn:vpr:problem:" + type + "\"").contains("\"remedy\"");
        assertThat(answer.headers().firstValue("WWW-Authenticate").isPresent()).isEqualTo(status == 401);
    }
}
