package vpr.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** The real letters and patients, as requests. */
final class Input {
    private static final OffsetDateTime FIRST = OffsetDateTime.parse("2021-01-01T09:00:00Z");
    private static final Duration YEARS = Duration.ofDays(5 * 365);

    private Input() {}

    static List<Map<String, Object>> patients() {
        return lines("patients.jsonl").map(Input::patient).toList();
    }

    static List<Map<String, Object>> letters() {
        var lines = lines("letters.jsonl").toList();
        return IntStream.range(0, lines.size())
                .mapToObj(i ->
                        letter(lines.get(i), FIRST.plus(YEARS.multipliedBy(i).dividedBy(lines.size()))))
                .toList();
    }

    private static Map<String, Object> letter(JsonNode line, OffsetDateTime startTime) {
        return Map.of(
                "name", line.get("title").asString(),
                "startTime", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(startTime.truncatedTo(ChronoUnit.SECONDS)),
                "body", line.get("text").asString());
    }

    private static Map<String, Object> patient(JsonNode resource) {
        var patient = new LinkedHashMap<String, Object>();
        patient.put("name", each(resource, "name", "use", "family", "given", "prefix"));
        patient.put("birthDate", resource.get("birthDate"));
        patient.put("gender", resource.get("gender"));
        patient.put("identifier", each(resource, "identifier", "system", "value"));
        patient.put("telecom", each(resource, "telecom", "system", "value", "use"));
        patient.put("address", each(resource, "address", "line", "city", "state", "postalCode", "country"));
        return patient;
    }

    private static List<Map<String, JsonNode>> each(JsonNode resource, String element, String... fields) {
        return StreamSupport.stream(resource.get(element).spliterator(), false)
                .map(item -> {
                    var kept = new LinkedHashMap<String, JsonNode>();
                    for (var field : fields) {
                        if (item.has(field)) {
                            kept.put(field, item.get(field));
                        }
                    }
                    return (Map<String, JsonNode>) kept;
                })
                .toList();
    }

    private static Stream<JsonNode> lines(String file) {
        try (var stream = Objects.requireNonNull(Input.class.getResourceAsStream("/input/" + file), file)) {
            var text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().map(Api.JSON::readTree);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
