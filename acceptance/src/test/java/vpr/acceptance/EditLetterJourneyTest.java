package vpr.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A letter is written, edited twice and compared; then with Git, after verify, after replay, and after a restart. */
class EditLetterJourneyTest {
    private static final String FIRST = "Dear Dr Patel,\n\nPlan:\n- Continue amlodipine 10 mg once daily\n";
    private static final String SECOND = FIRST.replace("10 mg", "5 mg");
    private static final String THIRD = SECOND + "- Review in six weeks\n";

    @TempDir
    Path directory;

    private String clinician = "";
    private String letters = "";
    private String path = "";
    private String position = "";

    @Test
    void a_letter_is_edited_and_every_version_stays_readable() throws Exception {
        var home = new Home(directory);
        try (var vpr = RunningVpr.start(directory, Map.of())) {
            clinician = home.key(vpr.api(), "clinician");
            var tag = addsALetter(vpr.api());
            var second = editsIt(vpr.api(), tag);
            anotherLetterDoesNotMakeItStale(vpr.api(), second);
            everyVersionIsThere(vpr.api());
            theDifferenceIsReadable(vpr.api());
            assertThat(vpr.printed()).doesNotContain("amlodipine", "Patel");
        }
        gitHasEveryVersion(home);
        assertThat(Command.of(directory, Map.of(), "verify").run().output()).contains("0 problems");
        assertThat(Command.of(directory, Map.of(), "replay").run().output())
                .contains("equal")
                .doesNotContain("different");
        try (var vpr = RunningVpr.start(directory, Map.of())) {
            everyVersionIsThere(vpr.api());
        }
    }

    private String addsALetter(Api api) {
        var patient = Map.of("name", List.of(Map.of("family", "Jones", "given", List.of("Jane"))));
        var created = api.post(clinician, "/patients", patient).expect(201);
        letters = "/patients/" + created.json().get("patientId").asString() + "/letters";
        var added = api.post(clinician, letters, Map.of("body", FIRST)).expect(201);
        path = letters + "/" + added.json().get("letterId").asString();
        var read = api.get(clinician, path, "Vpr-Min-Position", added.header("Vpr-Position"))
                .expect(200);
        assertThat(read.header("ETag")).isEqualTo(added.header("ETag"));
        return read.header("ETag");
    }

    private String editsIt(Api api, String first) {
        var change = Map.of("name", "Respiratory clinic", "body", SECOND);
        assertThat(api.patch(clinician, path, change).expect(428).problem()).isEqualTo("if-match-required");
        assertThat(api.patch(clinician, path, Map.of("body", FIRST), "If-Match", first)
                        .expect(422)
                        .problem())
                .isEqualTo("nothing-changed");
        var key = Uuid7.now();
        var edited = api.patch(clinician, path, change, "If-Match", first, "Idempotency-Key", key)
                .expect(200);
        assertThat(api.patch(clinician, path, Map.of("body", THIRD), "If-Match", first)
                        .expect(412)
                        .problem())
                .isEqualTo("stale");
        var again = api.patch(clinician, path, change, "If-Match", first, "Idempotency-Key", key)
                .expect(200);
        assertThat(again.text()).isEqualTo(edited.text());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        return edited.header("ETag");
    }

    private void anotherLetterDoesNotMakeItStale(Api api, String second) {
        api.post(clinician, letters, Map.of("body", "Another letter.\n")).expect(201);
        var third = api.patch(clinician, path, Map.of("body", THIRD), "If-Match", second)
                .expect(200);
        position = third.header("Vpr-Position");
    }

    private void everyVersionIsThere(Api api) {
        var newest = get(api, path);
        assertThat(newest.get("version").asInt()).isEqualTo(3);
        assertThat(newest.get("body").asString()).isEqualTo(THIRD);
        assertThat(newest.get("name").asString()).isEqualTo("Respiratory clinic");
        assertThat(newest).as("kept as shown, and composed").isEqualTo(get(api, path + "/versions/3"));
        var lines = get(api, path + "/versions").get("items");
        assertThat(lines.valueStream())
                .extracting(line -> line.get("version").asInt())
                .containsExactly(3, 2, 1);
        var bodies = List.of(FIRST, SECOND, THIRD);
        for (var version = 1; version <= 3; version++) {
            var then = get(api, path + "/versions/" + version);
            assertThat(then.get("body").asString()).isEqualTo(bodies.get(version - 1));
            var recorded = lines.get(3 - version).get("recordedFrom").asString();
            assertThat(get(api, path + "?asOf=" + recorded)).isEqualTo(then);
        }
        assertThat(get(api, path + "/versions/1").get("name").asString()).isEqualTo("Clinical letter");
        assertThat(get(api, letters).get("items").valueStream())
                .extracting(line -> line.get("version").asInt())
                .containsExactlyInAnyOrder(3, 1);
    }

    private void theDifferenceIsReadable(Api api) {
        var diff = get(api, path + "/diff?from=1&to=2");
        assertThat(diff.get("fields").valueStream())
                .extracting(change -> change.get("field").asString())
                .containsExactly("/name");
        var text = api.get(clinician, path + "/diff?from=1", "Accept", "text/x-diff")
                .expect(200)
                .text();
        assertThat(text)
                .contains("-- Continue amlodipine 10 mg once daily\n+- Continue amlodipine 5 mg once daily\n")
                .contains("+- Review in six weeks\n");
        assertThat(api.get(clinician, path + "/diff?from=4").expect(404).json().at("/fields/0/field"))
                .hasToString("\"from\"");
    }

    private JsonNode get(Api api, String place) {
        return api.get(clinician, place, "Vpr-Min-Position", position)
                .expect(200)
                .json();
    }

    private void gitHasEveryVersion(Home home) throws Exception {
        var repository = home.repositories().stream()
                .filter(each -> each.toString().contains("/clinical/"))
                .findFirst()
                .orElseThrow();
        var git = List.of("git", "--git-dir", repository.toString());
        var body = "correspondence" + path.substring(path.indexOf("/letter")).replace("/letters/", "/letter/")
                + "/body.md";
        assertThat(Tool.lines(words(git, "log", "--format=%s", "--reverse", "--", body)))
                .containsExactly(
                        "letter:create: Letter added", "letter:update: Letter edited", "letter:update: Letter edited");
        var commits = Tool.lines(words(git, "log", "--format=%H", "--reverse", "--", body));
        for (var version = 1; version <= 3; version++) {
            var file = Tool.bytes(Map.of(), words(git, "show", commits.get(version - 1) + ":" + body));
            assertThat(new String(file, StandardCharsets.UTF_8))
                    .endsWith("---\n" + List.of(FIRST, SECOND, THIRD).get(version - 1));
        }
        var clone = directory.resolve("clone");
        Tool.lines("git", "clone", "-q", repository.toString(), clone.toString());
        assertThat(Files.readString(clone.resolve(body))).endsWith(THIRD);
    }

    private static String[] words(List<String> git, String... more) {
        return java.util.stream.Stream.concat(git.stream(), java.util.Arrays.stream(more))
                .toArray(String[]::new);
    }
}
