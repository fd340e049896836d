package vpr.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody commits to a patient's record with stock {@code git}: it is kept aside, and a person decides. */
class ForeignCommitTest {
    private static final AtomicInteger CLONES = new AtomicInteger();

    @TempDir
    Path directory;

    private String clinician = "";

    /** A patient, the clinical record, and the commit of the last letter in it. */
    private record Patient(String letters, String record, Path repository, String ours) {}

    @Test
    void made_while_vpr_runs_it_is_kept_aside_and_the_record_takes_letters_again_once_it_is_released()
            throws Exception {
        Patient touched;
        try (var vpr = RunningVpr.start(directory, Map.of())) {
            touched = patientWithLetter(vpr);
            var other = patientWithLetter(vpr);
            var foreign = commitByHand(touched);

            // It is met when the next letter is applied: that one is in the journal already, so it stays.
            var met = addLetter(vpr, touched).expect(201);
            var ours = met.json().get("commit").asString();
            Health.await(vpr, health -> readOnly(health, touched.record()));
            assertThat(addLetter(vpr, touched).expect(409).problem()).isEqualTo("record-read-only");
            assertThat(Health.of(vpr).isGood()).isTrue();
            addLetter(vpr, other).expect(201);
            assertThat(mainOf(touched)).isEqualTo(ours);
            assertThat(subjectInBundle(touched, foreign)).isEqualTo("by hand");
        }
        allIsVerified();
        release(touched);
        try (var vpr = RunningVpr.start(directory, Map.of())) {
            addLetter(vpr, touched).expect(201);
            assertThat(readOnly(Health.of(vpr), touched.record())).isFalse();
        }
    }

    @Test
    void made_while_vpr_is_stopped_it_is_found_by_verify_and_met_by_the_next_letter() throws Exception {
        Patient touched;
        try (var vpr = RunningVpr.start(directory, Map.of())) {
            touched = patientWithLetter(vpr);
        }
        var foreign = commitByHand(touched);
        var found = Command.of(directory, Map.of(), "verify").run();
        assertThat(found.code()).isEqualTo(1);
        assertThat(found.output()).contains(touched.record());

        try (var vpr = RunningVpr.start(directory, Map.of())) {
            assertThat(addLetter(vpr, touched).expect(409).problem()).isEqualTo("record-read-only");
            assertThat(readOnly(Health.of(vpr), touched.record())).isTrue();
        }
        assertThat(mainOf(touched)).isEqualTo(touched.ours());
        assertThat(subjectInBundle(touched, foreign)).isEqualTo("by hand");
        allIsVerified();
    }

    private Patient patientWithLetter(RunningVpr vpr) throws Exception {
        if (clinician.isEmpty()) {
            clinician = new Home(directory).key(vpr.api(), "clinician");
        }
        var patient = vpr.api()
                .post(clinician, "/patients", Input.patients().getFirst())
                .expect(201)
                .json();
        var letters = "/patients/" + patient.get("patientId").asString() + "/letters";
        var letter =
                vpr.api().post(clinician, letters, Input.letters().getFirst()).expect(201);
        // Once it is in the tables, it is in Git.
        vpr.api()
                .get(clinician, letters, "Vpr-Min-Position", letter.header("Vpr-Position"))
                .expect(200);
        var record = patient.get("clinicalId").asString();
        return new Patient(
                letters,
                record,
                repositoryOf(record),
                letter.json().get("commit").asString());
    }

    private Path repositoryOf(String record) throws IOException {
        return new Home(directory)
                .repositories().stream()
                        .filter(path -> path.toString().contains(record))
                        .findFirst()
                        .orElseThrow();
    }

    private Api.Answer addLetter(RunningVpr vpr, Patient patient) {
        return vpr.api().post(clinician, patient.letters(), Input.letters().get(1));
    }

    private static boolean readOnly(Health health, String record) {
        return health.details("journal")
                .path("readOnlyRecords")
                .valueStream()
                .anyMatch(id -> id.asString().equals(record));
    }

    /** Clones, commits and pushes, as whoever knows git and not VPR would. */
    private String commitByHand(Patient patient) throws IOException, InterruptedException {
        var clone = clone(patient.repository());
        Files.writeString(clone.resolve("note.txt"), "A note.\n");
        git(clone, "add", "note.txt");
        git(clone, "-c", "user.name=Somebody", "-c", "user.email=somebody@example.org", "commit", "-qm", "by hand");
        git(clone, "push", "-q", "origin", "HEAD:main");
        return git(clone, "rev-parse", "HEAD");
    }

    private String subjectInBundle(Patient patient, String foreign) throws IOException, InterruptedException {
        var kept = new Home(directory).data().resolve(".vpr/foreign").resolve(patient.record());
        return git(clone(kept.resolve(foreign + ".bundle")), "log", "-1", "--format=%s");
    }

    private Path clone(Path from) throws IOException, InterruptedException {
        var clone = directory.resolve("clone-" + CLONES.incrementAndGet());
        Tool.lines("git", "clone", "-q", from.toString(), clone.toString());
        return clone;
    }

    private static String mainOf(Patient patient) throws IOException, InterruptedException {
        return git(patient.repository(), "rev-parse", "main");
    }

    private static String git(Path folder, String... words) throws IOException, InterruptedException {
        var line = new ArrayList<>(List.of("git", "-C", folder.toString()));
        line.addAll(List.of(words));
        return String.join("\n", Tool.lines(line.toArray(String[]::new)));
    }

    private void allIsVerified() throws IOException, InterruptedException {
        var verify = Command.of(directory, Map.of(), "verify").run();
        assertThat(verify.output()).contains(" 0 problems");
        assertThat(verify.code()).isZero();
    }

    private void release(Patient patient) throws IOException, InterruptedException {
        var list = Command.of(directory, Map.of(), "foreign", "list").run();
        assertThat(list.output()).contains(patient.record(), "1 record is read-only");
        var command = Command.of(directory, Map.of(), "foreign", "release", patient.record());
        var release = command.run();
        assertThat(release.code()).as(release.output()).isZero();
        var again = command.run();
        assertThat(again.code()).isEqualTo(2);
        assertThat(again.output()).contains("RECORD", "vpr foreign list");
    }
}
