package vpr.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;
import vpr.command.RunningCommandSide.Client;
import vpr.gitstore.signing.CertificateAuthority;
import vpr.gitstore.signing.KeyStorePassword;
import vpr.gitstore.signing.OwnKey;
import vpr.gitstore.signing.OwnKeyStore;
import vpr.gitstore.signing.Professional;
import vpr.gitstore.signing.RevocationReason;
import vpr.record.Registration;

/** Commands whose commits their author signs: prepared, signed, submitted; or refused by a field and a rule. */
@CommandSideTest
class AuthorSigningTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String LETTER = "{\"name\": \"Clinic letter\", \"body\": \"Dear Dr Patel\\n\"}";
    private static final String PATIENT = "{\"name\": [{\"family\": \"Treviño\"}]}";
    private static final String SMITH = "1234567";
    private static final String PASSWORD = "0123456789abcdef".repeat(4);
    private static final Map<String, OwnKey> KEYS = new ConcurrentHashMap<>();

    @Autowired
    Client client;

    private String letters = "";
    private OwnKey smith;

    @BeforeEach
    void a_patient_and_an_author_with_a_key() throws IOException {
        letters = "/patients/" + client.newPatient() + "/letters";
        if (!KEYS.containsKey(SMITH)) {
            KEYS.put(SMITH, key(SMITH));
        }
        smith = KEYS.get(SMITH);
    }

    private CertificateAuthority authority() {
        return CertificateAuthority.of(
                client.folder(), "example", KeyStorePassword.random(PASSWORD), Clock.systemUTC());
    }

    private OwnKey key(String number) throws IOException {
        var facts = authority().issue(new Professional("Dr Jane Smith", new Registration("GMC", number), null), 30);
        Path file = client.folder().resolve(".vpr/keys/authors").resolve(facts.serial() + ".p12");
        return OwnKeyStore.inFile(file, null, PASSWORD.toCharArray());
    }

    private Answer prepare(String path, String body, String... headers) {
        return client.post(path + "/prepare", client.clinician(), body, headers);
    }

    private static List<String> signatures(Answer prepared, OwnKey by) {
        var signatures = new ArrayList<String>();
        prepared.json().path("commits").forEach(commit -> {
            var text = Base64.getDecoder().decode(commit.path("bytesBase64").asString());
            signatures.add(Base64.getEncoder().encodeToString(by.sign(text, Instant.now())));
        });
        return signatures;
    }

    private Answer submit(String path, String body, Answer prepared, List<String> signatures, String... headers) {
        return submitAs(client.clinician(), path, body, prepared.text("preparation"), signatures, headers);
    }

    private Answer submitAs(
            String key, String path, String body, String preparation, List<String> signatures, String... headers) {
        var submission = JSON.createObjectNode();
        submission.set("command", JSON.readTree(body));
        submission.put("preparation", preparation);
        var all = submission.putArray("signatures");
        signatures.forEach(all::add);
        return client.post(path + "/submit", key, submission.toString(), headers);
    }

    @Test
    void a_letter_is_added_as_it_was_prepared_and_once() throws IOException {
        var before = client.recorded();
        var prepared = prepare(letters, LETTER);
        assertThat(prepared.status()).as(prepared.body()).isEqualTo(200);
        assertThat(client.recorded()).isEqualTo(before);
        var signatures = signatures(prepared, smith);

        var added = submit(letters, LETTER, prepared, signatures);
        var again = submit(letters, LETTER, prepared, signatures);
        var direct = client.post(letters, client.clinician(), LETTER, "Idempotency-Key", prepared.text("commandId"));

        assertThat(added.status()).as(added.body()).isEqualTo(201);
        assertThat(added.header("ETag")).hasValue("\"" + added.text("commit") + "\"");
        assertThat(added.header("Location")).hasValue(letters + "/" + added.text("letterId"));
        for (var replay : List.of(again, direct)) {
            assertThat(replay.body()).isEqualTo(added.body());
            assertThat(replay.header("Idempotency-Replayed")).hasValue("true");
        }
        assertThat(client.recorded()).isEqualTo(before + 1);
    }

    @Test
    void one_submission_that_is_sent_many_times_at_once_takes_effect_once() throws Exception {
        var before = client.recorded();
        var prepared = prepare(letters, LETTER);
        var signatures = signatures(prepared, smith);
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Answer> submission = () -> submit(letters, LETTER, prepared, signatures);
            var commits = new HashSet<String>();
            for (var answer : callers.invokeAll(List.of(submission, submission, submission, submission))) {
                commits.add(answer.get().text("commit"));
            }
            assertThat(commits).hasSize(1);
        }
        assertThat(client.recorded()).isEqualTo(before + 1);
    }

    @Test
    void a_patient_is_created_by_three_commits_and_changed_by_one() {
        var prepared = prepare("/patients", PATIENT);
        assertThat(prepared.json().path("commits")).hasSize(3);
        var created = submit("/patients", PATIENT, prepared, signatures(prepared, smith));
        assertThat(created.status()).as(created.body()).isEqualTo(201);

        var patient = "/patients/" + created.text("patientId");
        var version = "\"" + created.json().at("/commits/demographics").asString() + "\"";
        var change = "{\"name\": [{\"family\": \"Lee\"}]}";
        var changing = prepare(patient, change, "If-Match", version);
        var changed = submit(patient, change, changing, signatures(changing, smith), "If-Match", version);

        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        assertThat(changed.header("ETag")).hasValue("\"" + changed.text("commit") + "\"");
    }

    @Test
    void a_letter_is_edited_on_the_version_that_was_read() {
        var added = client.post(letters, client.clinician(), LETTER);
        var letter = letters + "/" + added.text("letterId");
        var version = added.header("ETag").orElseThrow();
        var edit = "{\"body\": \"Dear Dr Khan\\n\"}";

        var prepared = prepare(letter, edit, "If-Match", version);
        var edited = submit(letter, edit, prepared, signatures(prepared, smith), "If-Match", version);

        assertThat(edited.status()).as(edited.body()).isEqualTo(200);
        assertThat(prepare(letter, edit, "If-Match", version).problem()).isEqualTo("stale");
    }

    @Test
    void a_record_that_moved_in_between_asks_to_prepare_again() {
        var prepared = prepare(letters, LETTER);
        client.post(letters, client.clinician(), LETTER);

        var refused = submit(letters, LETTER, prepared, signatures(prepared, smith));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("prepare-again");
    }

    @Test
    void a_preparation_that_was_changed_or_is_another_callers_is_refused() {
        var prepared = prepare(letters, LETTER);
        var signatures = signatures(prepared, smith);
        var text = prepared.text("preparation");
        var changed = (text.charAt(40) == 'A' ? "B" : "A") + text.substring(41);
        var other = client.newKey("[\"clinician\"]", "[]");
        var refusals = List.of(
                submitAs(client.clinician(), letters, LETTER, text.substring(0, 40) + changed, signatures),
                submitAs(client.clinician(), letters, LETTER, "nonsense!", signatures),
                submitAs(client.clinician(), letters, LETTER, "", signatures),
                submitAs(other, letters, LETTER, text, signatures));

        for (var refused : refusals) {
            assertThat(refused.status()).as(refused.body()).isEqualTo(422);
            assertThat(refused.problem()).isEqualTo("preparation-refused");
            assertThat(refused.fields()).containsExactly("preparation: must be one that this key was given, unchanged");
        }
    }

    @Test
    void another_command_than_the_prepared_one_is_refused() {
        var prepared = prepare(letters, LETTER);
        var signatures = signatures(prepared, smith);
        var elsewhere = "/patients/" + client.newPatient() + "/letters";
        var refusals = List.of(
                submit(letters, LETTER.replace("Patel", "Khan"), prepared, signatures),
                submit(elsewhere, LETTER, prepared, signatures),
                submit("/patients", PATIENT, prepared, signatures));

        for (var refused : refusals) {
            assertThat(refused.problem()).as(refused.body()).isEqualTo("preparation-refused");
            assertThat(refused.fields()).containsExactly("command: must be the one that was prepared");
        }
    }

    @Test
    void signatures_that_are_none_or_too_few_or_over_other_bytes_are_refused_by_their_place() {
        var prepared = prepare(letters, LETTER);
        var other = signatures(prepare(letters, LETTER), smith);

        assertThat(refused(prepared, List.of())).startsWith("signatures: must be one for each commit");
        assertThat(refused(prepared, List.of("%"))).startsWith("signatures[0]: must be base64");
        assertThat(refused(prepared, List.of("MIIB"))).startsWith("signatures[0]: must be a detached CMS SignedData");
        assertThat(refused(prepared, other))
                .startsWith("signatures[0]: must be by the certificate's key over the bytes");
    }

    @Test
    void another_authors_certificate_and_a_revoked_one_are_refused() throws IOException {
        var prepared = prepare(letters, LETTER);
        var another = key("7654321");
        var revoked = key(SMITH);
        authority().revoke(revoked.certificate().serial(), RevocationReason.SUPERSEDED);

        assertThat(refused(prepared, signatures(prepared, another)))
                .startsWith("signatures[0].certificate: must name the author");
        assertThat(refused(prepared, signatures(prepared, revoked)))
                .isEqualTo("signatures[0].certificate: must not be revoked");
        assertThat(submit(letters, LETTER, prepared, signatures(prepared, smith))
                        .status())
                .isEqualTo(201);
    }

    private String refused(Answer prepared, List<String> signatures) {
        var refused = submit(letters, LETTER, prepared, signatures);
        assertThat(refused.status()).as(refused.body()).isEqualTo(422);
        assertThat(refused.problem()).isEqualTo("signature-refused");
        return refused.fields().getFirst();
    }

    @Test
    void what_a_command_is_refused_for_its_preparation_is_refused_for() {
        assertThat(prepare(letters, "{\"body\": \" \"}").problem()).isEqualTo("invalid-field");
        assertThat(prepare("/patients/" + "0".repeat(32) + "/letters", LETTER).problem())
                .isEqualTo("not-found");
    }

    @Test
    void a_command_that_was_recorded_is_not_prepared_again() {
        var prepared = prepare(letters, LETTER);
        submit(letters, LETTER, prepared, signatures(prepared, smith));

        var again = prepare(letters, LETTER, "Idempotency-Key", prepared.text("commandId"));

        assertThat(again.problem()).isEqualTo("conflict");
    }

    @Test
    void an_author_without_a_registration_cannot_sign() {
        var key = client.post(
                        "/organisation/keys",
                        client.administrator(),
                        "{\"name\": \"a clerk's\", \"roles\": [\"clinician\"], \"author\": {\"name\": \"A Clerk\"}}")
                .text("key");

        var refused = client.post(letters + "/prepare", key, LETTER);

        assertThat(refused.problem()).isEqualTo("invalid-field");
        assertThat(refused.fields().getFirst()).startsWith("author.registrations: must hold the registration");
    }
}
