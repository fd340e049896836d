package vpr.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk runs full under load: nothing that was acknowledged is lost, and space is all it needs to go on. */
class FullDiskTest {
    private static final int MOST_LETTERS = 20_000;

    @TempDir
    Path directory;

    private final List<String> acknowledged = new ArrayList<>();
    private String clinician = "";
    private String letters = "";
    private String position = "";

    @Test
    void a_full_disk_refuses_letters_with_507_and_takes_them_again_by_itself_when_there_is_space() throws Exception {
        var home = new Home(directory);
        try (var disk = SmallDisk.mount(home.data())) {
            try (var vpr = RunningVpr.start(directory, Map.of())) {
                clinician = home.key(vpr.api(), "clinician");
                letters = "/patients/" + newPatient(vpr) + "/letters";
                fillWhileLettersCome(vpr, disk);

                // A checkpoint may give back a segment's space after the refusal.
                var health = Health.await(vpr, now -> disk.isFilledAgain() && now.isDown("journal"));
                assertThat(health.details("journal").path("reason").asString()).contains("free space");
                vpr.api().get(clinician, acknowledged.getFirst()).expect(200);

                Files.delete(disk.filling());
                Health.await(vpr, Health::isGood);
                add(vpr, Input.letters().getLast()).expect(201);
                allAreThere(vpr);
            }
            isVerified();
        }
    }

    @Test
    void a_kill_9_while_the_disk_is_full_loses_nothing_that_was_acknowledged() throws Exception {
        var home = new Home(directory);
        try (var disk = SmallDisk.mount(home.data())) {
            try (var vpr = RunningVpr.start(directory, Map.of())) {
                clinician = home.key(vpr.api(), "clinician");
                letters = "/patients/" + newPatient(vpr) + "/letters";
                fillWhileLettersCome(vpr, disk);
                vpr.killEverything();
            }
            Files.delete(disk.filling());
            try (var vpr = RunningVpr.start(directory, Map.of())) {
                allAreThere(vpr);
            }
            isVerified();
        }
    }

    @Test
    void a_start_without_space_for_the_journal_says_so_and_with_space_it_works() throws Exception {
        var home = new Home(directory);
        try (var disk = SmallDisk.mount(home.data(), 4)) {
            var refused = Command.of(directory, Map.of("VPR_HTTP_PORT", Integer.toString(RunningVpr.freePort())), "run")
                    .run();
            assertThat(refused.code()).isNotZero();
            assertThat(refused.output())
                    .contains("VPR_DATA: there is no space left on the disk of " + home.data())
                    .doesNotContain("\tat ");

            disk.resize(96);
            try (var vpr = RunningVpr.start(directory, Map.of())) {
                clinician = home.key(vpr.api(), "clinician");
                letters = "/patients/" + newPatient(vpr) + "/letters";
                add(vpr, Input.letters().getFirst()).expect(201);
                allAreThere(vpr);
            }
            isVerified();
        }
    }

    private void isVerified() throws Exception {
        var verify = Command.of(directory, Map.of(), "verify").run();
        assertThat(verify.output()).contains(" 0 problems");
        assertThat(verify.code()).isZero();
    }

    private String newPatient(RunningVpr vpr) {
        var patient = vpr.api()
                .post(clinician, "/patients", Input.patients().getFirst())
                .expect(201);
        return patient.json().get("patientId").asString();
    }

    private void fillWhileLettersCome(RunningVpr vpr, SmallDisk disk) throws Exception {
        add(vpr, Input.letters().getFirst()).expect(201);
        allAreThere(vpr);
        try (var callers = Executors.newSingleThreadExecutor()) {
            var refusal = callers.submit(() -> addUntilRefused(vpr));
            disk.fill();
            assertThat(refusal.get(30, TimeUnit.SECONDS).expect(507).problem()).isEqualTo("store-full");
        }
    }

    private Api.Answer addUntilRefused(RunningVpr vpr) {
        var input = Input.letters();
        for (var i = 0; i < MOST_LETTERS; i++) {
            var answer = add(vpr, input.get(i % input.size()));
            if (answer.status() != 201) {
                return answer;
            }
        }
        throw new AssertionError("the full disk refused nothing");
    }

    private Api.Answer add(RunningVpr vpr, Map<String, ?> letter) {
        var answer = vpr.api().post(clinician, letters, letter);
        if (answer.status() == 201) {
            acknowledged.add(letters + "/" + answer.json().get("letterId").asString());
            position = answer.header("Vpr-Position");
        }
        return answer;
    }

    private void allAreThere(RunningVpr vpr) {
        for (var letter : acknowledged) {
            vpr.api().get(clinician, letter, "Vpr-Min-Position", position).expect(200);
        }
    }
}
