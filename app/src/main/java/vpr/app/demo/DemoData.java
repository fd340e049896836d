package vpr.app.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the demo loads, as it lies in the resources beside a NOTICE that names where it comes from.
 *
 * @param patients requests to create a patient
 * @param letters in the order of time
 * @param addenda what is added to a letter later
 */
record DemoData(List<JsonNode> patients, List<DemoLetter> letters, List<Addendum> addenda) {
    /**
     * A letter.
     *
     * @param patient the patient's place in the list
     * @param request the request to add it, with its id
     */
    record DemoLetter(int patient, JsonNode request) {
        String id() {
            return request.path("uid").asString();
        }
    }

    /** A text that is added at the end of a letter. */
    record Addendum(String letter, String text) {}

    static DemoData shipped() {
        return new DemoData(
                lines("patients.jsonl", line -> line),
                lines(
                        "letters.jsonl",
                        line -> new DemoLetter(line.path("patient").asInt(), line.path("letter"))),
                lines(
                        "addenda.jsonl",
                        line -> new Addendum(
                                line.path("letter").asString(),
                                line.path("addendum").asString())));
    }

    int steps() {
        return patients.size() + letters.size() + addenda.size();
    }

    private static <T> List<T> lines(String file, Function<JsonNode, T> read) {
        try (var stream = Objects.requireNonNull(DemoData.class.getResourceAsStream("/demo/" + file), file)) {
            var text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().map(JsonMapper.shared()::readTree).map(read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
