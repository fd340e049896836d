package vpr.app.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

/** What goes over the wire, and what is made of the answers, with an HTTP server that answers as it is told. */
class ConnectionTest {
    private static final Call ADD =
            Call.command("POST", "/x", JsonNodeFactory.instance.objectNode().put("body", "secret text"));

    /** One answer of the server. */
    private record Told(int status, String body, Map<String, String> headers) {}

    private final Deque<Told> answers = new ArrayDeque<>();
    private final List<Map<String, List<String>>> requests = new ArrayList<>();
    private final HttpServer server;
    private final Connection connection;

    ConnectionTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        connection = new Connection(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()), "vpr_key");
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        requests.add(Map.copyOf(exchange.getRequestHeaders()));
        var told = answers.remove();
        if (told.status() == 0) {
            exchange.close();
            return;
        }
        told.headers().forEach(exchange.getResponseHeaders()::add);
        var bytes = told.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(told.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void tell(int status, String body, String... headers) {
        answers.add(new Told(status, body, headers.length == 0 ? Map.of() : Map.of(headers[0], headers[1])));
    }

    private void tellProblem(int status, String type) {
        tell(
                status,
                "{\"type\":\"urn:vpr:problem:" + type + "\",\"title\":\"It is so\",\"status\":" + status
                        + ",\"detail\":\"More of it.\",\"remedy\":\"Do that.\",\"fields\":[{\"field\":\"a.b\",\"rule\":\"must be c\"}]}",
                "Content-Type",
                "application/problem+json");
    }

    @Test
    void what_was_written_is_seen_by_what_is_read_afterwards() {
        tell(201, "{}", "Vpr-Position", "0001-000000000000007");
        tell(200, "{}", "Vpr-Position", "0001-000000000000005");
        tell(200, "{}");
        connection.send(ADD);
        connection.send(Call.get("/x"));
        connection.send(Call.get("/x"));

        assertThat(requests.get(0)).containsEntry("Authorization", List.of("Bearer vpr_key"));
        assertThat(requests.get(0)).doesNotContainKey("Vpr-min-position");
        assertThat(requests.get(1)).containsEntry("Vpr-min-position", List.of("0001-000000000000007"));
        assertThat(requests.get(2)).containsEntry("Vpr-min-position", List.of("0001-000000000000007"));
    }

    @Test
    void a_command_without_an_answer_is_sent_again_with_the_same_idempotency_key() {
        tell(0, "");
        tell(201, "{}");
        connection.send(ADD);

        assertThat(requests).hasSize(2);
        assertThat(requests.get(0).get("Idempotency-key"))
                .isEqualTo(requests.get(1).get("Idempotency-key"))
                .allMatch(key -> key.matches("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"));
    }

    @Test
    void a_change_at_the_same_moment_is_tried_three_times() {
        tellProblem(409, "concurrent-change");
        tellProblem(409, "concurrent-change");
        tellProblem(409, "concurrent-change");

        assertThatThrownBy(() -> connection.send(ADD)).isInstanceOf(RefusedException.class);
        assertThat(requests).hasSize(3);
    }

    @Test
    void a_problem_is_told_with_its_fields_and_its_remedy() {
        tellProblem(422, "invalid-field");

        assertThatThrownBy(() -> connection.send(ADD))
                .isInstanceOf(RefusedException.class)
                .hasMessage("It is so (422 invalid-field).\n  More of it.\n  a.b: must be c\nWhat to do: Do that.");
        assertThat(requests).hasSize(1);
    }

    @Test
    void the_key_follows_no_redirect_and_nobody_else_is_taken_for_vpr() {
        tell(302, "", "Location", "http://127.0.0.1:1/");
        tell(502, "Bad gateway");

        for (var i = 0; i < 2; i++) {
            assertThatThrownBy(() -> connection.send(Call.get("/x")))
                    .isInstanceOf(UnreachableException.class)
                    .hasMessageContaining("is not VPR");
        }
    }

    @Test
    void nobody_there_is_said_with_what_to_do() {
        server.stop(0);

        assertThatThrownBy(() -> connection.send(Call.get("/x")))
                .isInstanceOf(UnreachableException.class)
                .hasMessageContaining("VPR_URL");
    }
}
