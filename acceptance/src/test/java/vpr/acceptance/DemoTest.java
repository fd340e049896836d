package vpr.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code vpr run --demo} loads its patients once, and what it says to try next works as it is printed. */
class DemoTest {
    private static final String LOADED = "Ctrl-C stops it.";
    private static final Map<String, String> SETTINGS = Map.of();

    @TempDir
    Path directory;

    @Test
    void the_demo_goes_on_after_a_cut_is_loaded_once_and_its_next_steps_work_when_they_are_copied() throws Exception {
        for (var tool : List.of("bash", "curl", "git")) {
            assumeTrue(Tool.exists(tool), tool + " is missing, so the demo's next steps are not run");
        }
        RunningVpr.start(directory, SETTINGS, "25 of 97", "run", "--demo").killEverything();

        try (var vpr = RunningVpr.start(directory, SETTINGS, LOADED, "run", "--demo")) {
            assertThat(vpr.printed()).contains("97 of 97", "Loaded in");
            everythingIsThereOnce(vpr);
            steps(vpr.printed());
        }
        try (var vpr = RunningVpr.start(directory, SETTINGS, LOADED, "run", "--demo")) {
            assertThat(vpr.printed()).contains("It is all there already.");
            everythingIsThereOnce(vpr);
            steps(vpr.printed());
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("run/demo.key"))))
                .isEqualTo("rw-------");
        itNeverGoesAmongOtherPatients();
    }

    private void everythingIsThereOnce(RunningVpr vpr) throws Exception {
        var patients =
                vpr.api().get(key(), "/patients?limit=200").expect(200).json().get("items");
        var letters = 0;
        for (var patient : patients) {
            var path = "/patients/" + patient.get("patientId").asString() + "/letters?limit=200";
            letters +=
                    vpr.api().get(key(), path).expect(200).json().get("items").size();
        }
        assertThat(patients).hasSize(16);
        assertThat(letters).isEqualTo(80);
    }

    // Without the sign that they are the demo's, these patients are others.
    private void itNeverGoesAmongOtherPatients() throws Exception {
        Files.delete(new Home(directory).data().resolve(".vpr/demo"));
        var refused = Command.of(directory, SETTINGS, "run", "--demo").run();

        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.output()).contains("has patients already", "VPR_DATA=./demo_data");
    }

    @Test
    void it_needs_all_roles_in_one_process() throws Exception {
        var refused = Command.of(directory, Map.of("VPR_ROLES", "command,query"), "run", "--demo")
                .run();

        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.output()).contains("VPR_ROLES");
        assertThat(directory.resolve("patient_data")).doesNotExist();
    }

    /** Runs the three commands that were printed. */
    private void steps(String printed) throws Exception {
        var lines = printed.substring(printed.indexOf("Three things to try"))
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("curl ") || line.contains("./vpr ") || line.startsWith("git "))
                .toList();

        assertThat(lines).hasSize(3);
        assertThat(run(lines.get(0))).contains("\"items\":[{\"patientId\":\"");
        assertThat(run(lines.get(1))).contains("+Addendum: the patient was told of these findings.");
        assertThat(run(lines.get(2))).contains("letter:update: Letter edited");
    }

    private String run(String line) throws Exception {
        return new Shell(directory, List.of("bash", "-c", line)).run(Map.of(), "");
    }

    private String key() throws Exception {
        return Files.readString(directory.resolve("run/demo.key")).strip();
    }
}
