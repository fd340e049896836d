package vpr.command.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vpr.command.CommandSideTest;
import vpr.command.RunningCommandSide.Client;

@CommandSideTest
class ApiKeysTest {
    private static final String PATIENT = "{\"name\": [{\"text\": \"Ana\"}]}";

    @Autowired
    Client client;

    @Test
    void a_key_works_until_it_is_revoked_and_not_a_moment_longer() {
        var created = client.post("/organisation/keys", client.administrator(), NewKey.EXAMPLE);
        assertThat(created.status()).isEqualTo(201);
        var key = created.text("key");
        assertThat(client.post("/patients", key, PATIENT).status()).isEqualTo(201);

        var revoked =
                client.post("/organisation/keys/" + created.text("keyId") + "/revoke", client.administrator(), "");

        assertThat(revoked.status()).isEqualTo(200);
        assertThat(revoked.text("keyId")).isEqualTo(created.text("keyId"));
        assertThat(revoked.header("Vpr-Position")).hasValue(revoked.text("position"));
        assertThat(client.post("/patients", key, PATIENT).problem()).isEqualTo("revoked-key");
    }

    @Test
    void the_record_holds_the_hash_and_never_the_text() {
        var created = client.post("/organisation/keys", client.administrator(), NewKey.EXAMPLE);

        var head = client.store()
                .head(client.store().facts().organisation().orElseThrow())
                .orElseThrow();
        var file = new String(
                head.file("keys/" + created.text("keyId") + ".yaml").orElseThrow(),
                java.nio.charset.StandardCharsets.UTF_8);
        assertThat(file).contains("hash: ").doesNotContain(created.text("key").substring(21));
    }

    @Test
    void a_retry_of_giving_out_a_key_makes_no_second_key_and_shows_no_text() throws Exception {
        var idempotencyKey = client.idempotencyKey();
        client.post("/organisation/keys", client.administrator(), NewKey.EXAMPLE, "Idempotency-Key", idempotencyKey);
        var before = client.recorded();

        var again = client.post(
                "/organisation/keys", client.administrator(), NewKey.EXAMPLE, "Idempotency-Key", idempotencyKey);

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.body()).doesNotContain("vpr_");
        assertThat(client.recorded()).isEqualTo(before);
    }

    @Test
    void another_key_with_the_same_idempotency_key_is_another_request() throws Exception {
        var idempotencyKey = client.idempotencyKey();
        client.post("/organisation/keys", client.administrator(), NewKey.EXAMPLE, "Idempotency-Key", idempotencyKey);
        var before = client.recorded();

        var other = client.post(
                "/organisation/keys",
                client.administrator(),
                NewKey.EXAMPLE.replace("clinician", "administrator"),
                "Idempotency-Key",
                idempotencyKey);

        assertThat(other.problem()).isEqualTo("key-reused");
        assertThat(client.recorded()).isEqualTo(before);
    }

    @Test
    void a_retry_of_a_revocation_answers_the_same() {
        var keyId = client.post("/organisation/keys", client.administrator(), NewKey.EXAMPLE)
                .text("keyId");
        var path = "/organisation/keys/" + keyId + "/revoke";
        var idempotencyKey = client.idempotencyKey();

        var first = client.post(path, client.administrator(), "", "Idempotency-Key", idempotencyKey);
        var second = client.post(path, client.administrator(), "", "Idempotency-Key", idempotencyKey);

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("Idempotency-Replayed")).hasValue("true");
        assertThat(client.post(path, client.administrator(), "").problem()).isEqualTo("conflict");
    }

    @Test
    void only_an_administrator_gives_out_keys() {
        assertThat(client.post("/organisation/keys", client.clinician(), NewKey.EXAMPLE)
                        .problem())
                .isEqualTo("not-allowed");
        assertThat(client.post("/organisation/keys/" + "a".repeat(16) + "/revoke", client.clinician(), "")
                        .problem())
                .isEqualTo("not-allowed");
    }
}
