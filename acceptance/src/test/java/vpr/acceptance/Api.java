package vpr.acceptance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks plain HTTP to a running VPR, as curl does. */
record Api(URI base) {
    static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    /** An answer: its status, its headers, its body. */
    record Answer(int status, HttpHeaders headers, String text) {
        JsonNode json() {
            return JSON.readTree(text);
        }

        String header(String name) {
            return headers.firstValue(name).orElseThrow(() -> new AssertionError("no header " + name));
        }

        /** The last part of a problem's type, such as {@code not-found}. */
        String problem() {
            return json().path("type").asString().replaceFirst("^urn:vpr:problem:", "");
        }

        Answer expect(int wanted) {
            if (status != wanted) {
                throw new AssertionError("expected " + wanted + " but was " + status + ": " + text());
            }
            return this;
        }
    }

    Answer get(String key, String path, String... headers) {
        return send(request(key, path, headers).GET());
    }

    Answer post(String key, String path, Map<String, ?> body, String... headers) {
        return post(key, path, JSON.writeValueAsBytes(body), headers);
    }

    Answer post(String key, String path, byte[] body, String... headers) {
        var request = request(key, path, headers).POST(BodyPublishers.ofByteArray(body));
        return send(request.header("Content-Type", "application/json"));
    }

    Answer patch(String key, String path, Map<String, ?> body, String... headers) {
        return patch(key, path, JSON.writeValueAsBytes(body), headers);
    }

    Answer patch(String key, String path, byte[] body, String... headers) {
        var request = request(key, path, headers).method("PATCH", BodyPublishers.ofByteArray(body));
        return send(request.header("Content-Type", "application/json"));
    }

    private HttpRequest.Builder request(String key, String path, String... headers) {
        var request = HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(30));
        if (!key.isEmpty()) {
            request.header("Authorization", "Bearer " + key);
        }
        return headers.length == 0 ? request : request.headers(headers);
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new AssertionError("no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
