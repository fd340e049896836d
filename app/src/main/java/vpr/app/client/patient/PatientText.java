package vpr.app.client.patient;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import vpr.app.client.Times;

/** A patient for people: a line for each thing that is known, and nothing for what is not. */
final class PatientText {
    private final List<String> lines = new ArrayList<>();

    private PatientText() {}

    static String of(JsonNode view) {
        var text = new PatientText();
        var fhir = view.path("demographics");
        fhir.path("name").forEach(name -> text.add("Name", words(name, "prefix", "given", "family", "suffix"), name));
        text.add("Born", fhir.path("birthDate"));
        text.add("Gender", fhir.path("gender"));
        fhir.path("identifier").forEach(number -> text.add("Identifier", words(number, "value", "system")));
        fhir.path("telecom").forEach(contact -> text.add("Contact", words(contact, "system", "value"), contact));
        fhir.path("address")
                .forEach(address ->
                        text.add("Address", words(address, "line", "city", "state", "postalCode", "country"), address));
        text.add("Version", view.path("version"));
        text.add("Recorded", Times.minute(view.path(view.has("recordedAt") ? "recordedAt" : "created")));
        text.add("Commit", view.path("commit"));
        text.add("Records", view.path("patientId").asString("") + " demographics");
        text.add("", view.path("clinicalId").asString("") + " clinical");
        text.add("", view.path("coordinationId").asString("") + " coordination");
        return String.join("", text.lines);
    }

    private void add(String label, JsonNode value) {
        add(label, value.asString(""));
    }

    private void add(String label, String value, JsonNode of) {
        var use = of.path("use").asString("");
        add(label, value.isEmpty() || use.isEmpty() ? value : value + " (" + use + ")");
    }

    private void add(String label, String value) {
        if (!value.isEmpty()) {
            lines.add("%-10s  %s\n".formatted(label, value.replaceAll("\\p{Cntrl}", " ")));
        }
    }

    private static String words(JsonNode node, String... fields) {
        return List.of(fields).stream()
                .map(node::path)
                .map(PatientText::words)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static String words(JsonNode value) {
        return value.isArray()
                ? StreamSupport.stream(value.spliterator(), false)
                        .map(item -> item.asString(""))
                        .collect(Collectors.joining(" "))
                : value.asString("");
    }
}
