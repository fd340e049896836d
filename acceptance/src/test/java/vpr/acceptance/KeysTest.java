package vpr.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Who may do what, over HTTP: the first administrator's key, roles, expiry and revocation. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeysTest {
    private static final Map<String, Object> PATIENT = Map.of("name", List.of(Map.of("family", "Jones")));

    private final Path directory;
    private final Home home;
    private final RunningVpr vpr;

    KeysTest(@TempDir Path directory) throws Exception {
        this.directory = directory;
        home = new Home(directory);
        vpr = RunningVpr.start(directory, Map.of());
    }

    @AfterAll
    void stop() {
        vpr.close();
    }

    @Test
    void the_first_administrators_key_is_in_an_owner_only_file_and_is_not_printed() throws Exception {
        var file = directory.resolve("bootstrap.key");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(vpr.printed()).doesNotContain(home.administrator());
    }

    @Test
    void each_role_may_do_what_it_is_for_and_nothing_else() throws Exception {
        var administrator = home.administrator();
        var clinician = home.key(vpr.api(), "clinician");
        var auditor = home.key(vpr.api(), "auditor");
        var created = vpr.api().post(clinician, "/patients", PATIENT).expect(201);
        var letters = "/patients/" + created.json().get("patientId").asString() + "/letters";
        var position = created.header("Vpr-Position");

        assertThat(vpr.api().post(administrator, "/patients", PATIENT).status()).isEqualTo(201);
        assertThat(vpr.api().post(auditor, "/patients", PATIENT).status()).isEqualTo(403);
        assertThat(vpr.api().post(clinician, letters, Map.of("body", "a")).status())
                .isEqualTo(201);
        assertThat(vpr.api().post(administrator, letters, Map.of("body", "a")).status())
                .isEqualTo(403);
        assertThat(vpr.api().post(auditor, letters, Map.of("body", "a")).status())
                .isEqualTo(403);
        assertThat(vpr.api().get(auditor, letters, "Vpr-Min-Position", position).status())
                .isEqualTo(200);
        assertThat(vpr.api()
                        .get(administrator, letters, "Vpr-Min-Position", position)
                        .status())
                .isEqualTo(403);
        assertThat(vpr.api().get(clinician, "/organisation/keys").status()).isEqualTo(403);
        assertThat(vpr.api().get(auditor, "/organisation/keys").status()).isEqualTo(200);
    }

    @Test
    void a_missing_a_wrong_an_expired_and_a_revoked_key_are_told_apart() throws Exception {
        var key = home.newKey(vpr.api(), "clinician");
        var text = key.get("key").asString();
        var changed = text.substring(0, text.length() - 1) + (text.endsWith("a") ? "b" : "a");
        var soon = Instant.now().plusMillis(1500);
        var expiring = vpr.api()
                .post(
                        home.administrator(),
                        "/organisation/keys",
                        Map.of(
                                "name",
                                "short",
                                "roles",
                                List.of("clinician"),
                                "author",
                                Map.of("name", "Dr Short"),
                                "expires",
                                soon.toString()))
                .expect(201)
                .json()
                .get("key")
                .asString();

        assertThat(vpr.api().get("", "/patients").expect(401).problem()).isEqualTo("missing-key");
        assertThat(vpr.api().get(changed, "/patients").expect(401).problem()).isEqualTo("unknown-key");
        assertThat(vpr.api().get("nonsense", "/patients").expect(401).problem()).isEqualTo("unknown-key");
        vpr.api().get(text, "/patients").expect(200);
        vpr.api()
                .post(
                        home.administrator(),
                        "/organisation/keys/" + key.get("keyId").asString() + "/revoke",
                        Map.of())
                .expect(200);
        assertThat(vpr.api().get(text, "/patients").expect(401).problem()).isEqualTo("revoked-key");
        while (Instant.now().isBefore(soon)) {
            Thread.onSpinWait();
        }
        assertThat(vpr.api().get(expiring, "/patients").expect(401).problem()).isEqualTo("expired-key");
    }

    @Test
    void only_a_key_with_the_scope_may_name_another_author() throws Exception {
        var plain = home.key(vpr.api(), "clinician");
        var system =
                home.newKey(vpr.api(), "clinician", "assert-author").get("key").asString();
        var patient = vpr.api()
                .post(plain, "/patients", PATIENT)
                .expect(201)
                .json()
                .get("patientId")
                .asString();
        var letter = Map.of("body", "Dear Dr Patel", "author", Map.of("name", "Dr Other"));
        var path = "/patients/" + patient + "/letters";

        assertThat(vpr.api().post(plain, path, letter).expect(403).problem()).isEqualTo("not-allowed");
        vpr.api().post(system, path, letter).expect(201);
    }

    @Test
    void the_description_of_the_interface_is_open_and_names_every_operation() {
        var description = vpr.api().get("", "/v3/api-docs").expect(200).json();

        assertThat(description.get("openapi").asString()).startsWith("3.1");
        assertThat(description.get("paths").propertyNames())
                .contains(
                        "/patients",
                        "/patients/search",
                        "/patients/{patientId}",
                        "/patients/{patientId}/letters",
                        "/patients/{patientId}/letters/{letterId}");
        assertThat(description.at("/components/securitySchemes/apiKey/scheme").asString())
                .isEqualTo("bearer");
        vpr.api().get("", "/swagger-ui/index.html").expect(200);
    }
}
