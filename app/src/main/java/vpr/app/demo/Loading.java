package vpr.app.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import vpr.app.client.Call;
import vpr.app.client.Connection;
import vpr.app.demo.DemoData.Addendum;
import vpr.app.demo.DemoData.DemoLetter;

/**
 * Loads what is not there yet, so that a demo that was cut off goes on where it was: a patient is known by an
 * identifier, a letter by its id, an addendum by the letter's second version.
 */
final class Loading {
    private static final int IDENTIFIER = 1;
    private static final int LARGEST_PAGE = 200;

    private final Connection vpr;
    private final DemoData data;
    private final IntConsumer progress;
    private final List<String> patients = new ArrayList<>();
    private int done;
    private int written;

    /** @param progress is told how many steps are done */
    Loading(Connection vpr, DemoData data, IntConsumer progress) {
        this.vpr = vpr;
        this.data = data;
        this.progress = progress;
    }

    /** How many things were not there yet. */
    int run() {
        for (var patient : data.patients()) {
            patients.add(patientId(patient));
            step();
        }
        var versions = versions();
        for (var letter : data.letters()) {
            if (!versions.containsKey(letter.id())) {
                write(Call.command("POST", letters(letter), letter.request()));
            }
            step();
        }
        for (var addendum : data.addenda()) {
            if (versions.getOrDefault(addendum.letter(), 1) == 1) {
                append(addendum);
            }
            step();
        }
        return written;
    }

    /** The ids of the patients, in the order of the data. */
    List<String> patients() {
        return List.copyOf(patients);
    }

    private String patientId(JsonNode patient) {
        var search = JsonNodeFactory.instance.objectNode();
        search.set("identifier", patient.path("identifier").path(IDENTIFIER));
        var found = vpr.send(Call.question("/patients/search", search)).json().path("items");
        if (!found.isEmpty()) {
            return found.path(0).path("patientId").asString();
        }
        return write(Call.command("POST", "/patients", patient))
                .path("patientId")
                .asString();
    }

    /** Of every letter that is there: its newest version. */
    private Map<String, Integer> versions() {
        var versions = new HashMap<String, Integer>();
        for (var patient : patients) {
            var page = vpr.send(Call.get("/patients/" + patient + "/letters").query("limit", LARGEST_PAGE));
            for (var line : page.json().path("items")) {
                versions.put(
                        line.path("letterId").asString(), line.path("version").asInt());
            }
        }
        return versions;
    }

    private void append(Addendum addendum) {
        var letter = data.letters().stream()
                .filter(one -> one.id().equals(addendum.letter()))
                .findFirst()
                .orElseThrow();
        var path = letters(letter) + "/" + letter.id();
        var newest = vpr.send(Call.get(path)).json();
        var change = JsonNodeFactory.instance
                .objectNode()
                .put("body", newest.path("body").asString() + addendum.text());
        write(Call.command("PATCH", path, change)
                .header("If-Match", "\"" + newest.path("commit").asString() + "\""));
    }

    private String letters(DemoLetter letter) {
        return "/patients/" + patients.get(letter.patient()) + "/letters";
    }

    private JsonNode write(Call command) {
        var answer = vpr.send(command).json();
        written++;
        return answer;
    }

    private void step() {
        progress.accept(++done);
    }
}
