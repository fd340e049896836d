package vpr.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was acknowledged is there after every kind of stop, and the tables can be made again from Git. */
class RestartJourneyTest {
    @TempDir
    Path directory;

    @Test
    void letters_survive_ctrl_c_and_kill_9_of_everything_and_verify_and_replay_find_no_difference() throws Exception {
        var home = new Home(directory);
        var letters = new ArrayList<String>();
        String clinician;
        var position = "";
        try (var vpr = RunningVpr.start(directory, Map.of())) {
            clinician = home.key(vpr.api(), "clinician");
            var patient = vpr.api()
                    .post(clinician, "/patients", Input.patients().getFirst())
                    .expect(201)
                    .json()
                    .get("patientId")
                    .asString();
            for (var letter : Input.letters().subList(0, 20)) {
                var added = vpr.api()
                        .post(clinician, "/patients/" + patient + "/letters", letter)
                        .expect(201)
                        .json();
                letters.add("/patients/" + patient + "/letters/"
                        + added.get("letterId").asString());
                position = added.get("position").asString();
            }
            vpr.killEverything();
        }

        try (var vpr = RunningVpr.start(directory, Map.of())) {
            vpr.api().get(clinician, letters.getLast()).expect(200);
            lettersAreThere(vpr, clinician, letters, position);
            assertThat(vpr.stop()).isIn(0, 143);
        }

        var verify = Command.of(directory, Map.of(), "verify").run();
        assertThat(verify.output()).contains("0 problems");
        assertThat(verify.code()).isZero();

        var replay = Command.of(directory, Map.of(), "replay").run();
        assertThat(replay.output()).contains("equal").doesNotContain("different");
        assertThat(replay.code()).isZero();

        try (var vpr = RunningVpr.start(directory, Map.of())) {
            lettersAreThere(vpr, clinician, letters, position);
        }
    }

    private static void lettersAreThere(RunningVpr vpr, String clinician, Iterable<String> letters, String position) {
        for (var letter : letters) {
            vpr.api().get(clinician, letter, "Vpr-Min-Position", position).expect(200);
        }
    }

    @Test
    void a_letter_whose_file_was_changed_on_disk_is_found_by_verify() throws Exception {
        var home = new Home(directory);
        try (var vpr = RunningVpr.start(directory, Map.of())) {
            var clinician = home.key(vpr.api(), "clinician");
            vpr.api().post(clinician, "/patients", Input.patients().getFirst()).expect(201);
        }
        var repository = home.repositories().getFirst();
        Tool.lines("git", "--git-dir", repository.toString(), "update-ref", "-d", "refs/heads/main");

        var verify = Command.of(directory, Map.of(), "verify").run();

        assertThat(verify.code()).isEqualTo(1);
        assertThat(verify.output())
                .contains(repository.getName(repository.getNameCount() - 2).toString());
    }
}
