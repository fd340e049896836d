package vpr.app.client;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What VPR answered. */
public final class Answer {
    static final JsonMapper JSON = JsonMapper.shared();

    private final HttpResponse<byte[]> response;

    Answer(HttpResponse<byte[]> response) {
        this.response = response;
    }

    public int status() {
        return response.statusCode();
    }

    boolean isGood() {
        return status() / 100 == 2;
    }

    public String text() {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    /** @throws UnreachableException when it is no JSON, and so not VPR's */
    public JsonNode json() {
        try {
            return JSON.readTree(response.body());
        } catch (JacksonException e) {
            throw new UnreachableException("What answers at VPR_URL is not VPR: it sent no JSON.");
        }
    }

    /** A header, or null. */
    public @Nullable String header(String name) {
        return response.headers().firstValue(name).orElse(null);
    }

    /** Says nothing of what was answered. */
    @Override
    public String toString() {
        return "Answer[" + status() + "]";
    }
}
