package vpr.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A patient marries: from the change to both versions, their difference, the search, Git, and the tables rebuilt. */
class DemographicsJourneyTest {
    private static final Map<String, Object> BEFORE = Map.of(
            "name",
            List.of(Map.of("use", "official", "family", "Treviño", "given", List.of("Ana"))),
            "birthDate",
            "1972-05-14");
    private static final Map<String, Object> AFTER = Map.of(
            "name",
            List.of(
                    Map.of("use", "official", "family", "Ellwood", "given", List.of("Ana")),
                    Map.of("use", "maiden", "family", "Treviño")),
            "birthDate",
            "1972-05-14");

    @TempDir
    Path directory;

    private String clinician = "";
    private String path = "";

    @Test
    void a_patient_is_changed_compared_found_and_there_after_verify_and_replay() throws Exception {
        var home = new Home(directory);
        String position;
        try (var vpr = RunningVpr.start(directory, Map.of())) {
            clinician = home.key(vpr.api(), "clinician");
            var created = vpr.api().post(clinician, "/patients", BEFORE).expect(201);
            path = "/patients/" + created.json().get("patientId").asString();
            var read = vpr.api()
                    .get(clinician, path, "Vpr-Min-Position", created.header("Vpr-Position"))
                    .expect(200);
            var etag = read.header("ETag");
            assertThat(etag)
                    .isEqualTo("\"" + created.json().at("/commits/demographics").asString() + "\"");

            refusesWhatIsNotBasedOnTheNewestVersionOrChangesNothing(vpr, etag);
            var changed =
                    vpr.api().put(clinician, path, AFTER, "If-Match", etag).expect(200);
            position = changed.header("Vpr-Position");
            assertThat(vpr.api()
                            .put(clinician, path, BEFORE, "If-Match", etag)
                            .expect(412)
                            .problem())
                    .isEqualTo("stale");

            bothVersionsAreThere(vpr, position);
            theDifferenceIsReadable(vpr, position);
            theSearchFollowsTheNewestVersion(vpr, position);
            asOfTheFirstVersion(vpr, read.json());
            assertThat(vpr.api()
                            .get(clinician, path, "If-None-Match", changed.header("ETag"), "Vpr-Min-Position", position)
                            .status())
                    .isEqualTo(304);
        }
        assertThat(gitLog(home))
                .containsExactly(
                        "demographics:update: Demographics changed", "demographics:create: Demographics created");
        var verify = Command.of(directory, Map.of(), "verify").run();
        assertThat(verify.output()).contains("0 problems");
        var replay = Command.of(directory, Map.of(), "replay").run();
        assertThat(replay.output()).contains("equal").doesNotContain("different");
        try (var vpr = RunningVpr.start(directory, Map.of())) {
            bothVersionsAreThere(vpr, position);
        }
    }

    private void refusesWhatIsNotBasedOnTheNewestVersionOrChangesNothing(RunningVpr vpr, String etag) {
        var none = vpr.api().put(clinician, path, AFTER).expect(428);
        assertThat(none.problem()).isEqualTo("if-match-required");
        var unknown = vpr.api()
                .put(clinician, path, AFTER, "If-Match", "\"" + "0".repeat(40) + "\"")
                .expect(412);
        assertThat(unknown.problem()).isEqualTo("stale");
        vpr.api().put(clinician, path, AFTER, "If-Match", "*").expect(400);
        var same = vpr.api().put(clinician, path, BEFORE, "If-Match", etag).expect(422);
        assertThat(same.problem()).isEqualTo("nothing-changed");
    }

    private void bothVersionsAreThere(RunningVpr vpr, String position) {
        assertThat(get(vpr, path + "/versions", position).get("items").valueStream())
                .extracting(item -> item.get("version").asInt())
                .containsExactly(2, 1);
        assertThat(family(get(vpr, path, position))).isEqualTo("Ellwood");
        assertThat(family(get(vpr, path + "/versions/1", position))).isEqualTo("Treviño");
        assertThat(family(get(vpr, path + "/versions/2", position))).isEqualTo("Ellwood");
        vpr.api().get(clinician, path + "/versions/3").expect(404);
    }

    private void theDifferenceIsReadable(RunningVpr vpr, String position) {
        assertThat(get(vpr, path + "/diff", position).get("fields").valueStream())
                .extracting(change -> change.get("field").asString())
                .containsExactlyInAnyOrder("/name/0/family", "/name/1");
        var lines = vpr.api()
                .get(clinician, path + "/diff", "Accept", "text/x-diff")
                .expect(200)
                .text();
        assertThat(lines).contains("\n+", "Ellwood");
    }

    private void theSearchFollowsTheNewestVersion(RunningVpr vpr, String position) {
        for (var name : List.of("ellwood", "trevino")) {
            var found = vpr.api()
                    .post(clinician, "/patients/search", Map.of("name", name), "Vpr-Min-Position", position)
                    .expect(200)
                    .json();
            assertThat(found.get("items").valueStream())
                    .extracting(item -> item.get("name").asString())
                    .as("by the new name and by the maiden name")
                    .containsExactly("Ana Ellwood");
        }
    }

    private void asOfTheFirstVersion(RunningVpr vpr, JsonNode first) {
        var recorded = Instant.parse(first.get("created").asString());
        var then =
                vpr.api().get(clinician, path + "?asOf=" + recorded).expect(200).json();
        assertThat(then).isEqualTo(first);
        vpr.api().get(clinician, path + "?asOf=" + recorded.minusMillis(1)).expect(404);
    }

    private JsonNode get(RunningVpr vpr, String where, String position) {
        return vpr.api()
                .get(clinician, where, "Vpr-Min-Position", position)
                .expect(200)
                .json();
    }

    private static String family(JsonNode patient) {
        return patient.at("/demographics/name/0/family").asString();
    }

    private static List<String> gitLog(Home home) throws Exception {
        var repository = home.repositories().stream()
                .filter(each -> each.toString().contains("/demographics/"))
                .findFirst()
                .orElseThrow();
        return Tool.lines("git", "--git-dir", repository.toString(), "log", "--format=%s");
    }
}
