package vpr.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import vpr.api.Problem;
import vpr.api.ProblemType;
import vpr.record.Author;
import vpr.record.organisation.ApiKey.Role;
import vpr.record.organisation.ApiKey.Scope;

class KeyQueriesTest {
    private static final String AUTHOR = """
            {"name": "Dr Jane Smith", "role": "Consultant Physician", "careLocation": "Example NHS Trust",
             "registrations": [{"authority": "GMC", "number": "1234567"}]}""";

    @Test
    void keys_are_read_from_the_tables_as_they_were_given_out_and_revoked() throws Exception {
        try (var postgres = EmbeddedPostgres.start()) {
            var database = postgres.getPostgresDatabase();
            Flyway.configure().dataSource(database).load().migrate();
            var jdbc = JdbcClient.create(database);
            insert(jdbc, "a", "{clinician,auditor}", "{assert-author}", AUTHOR, null);
            insert(jdbc, "b", "{administrator}", "{}", "{\"name\": \"VPR administrator\"}", "2026-02-01T00:00:00Z");
            var keys = new KeyQueries(jdbc);

            var known = keys.byId("a".repeat(16)).orElseThrow();
            assertThat(known.key().roles()).containsExactlyInAnyOrder(Role.CLINICIAN, Role.AUDITOR);
            assertThat(known.key().scopes()).containsExactly(Scope.ASSERT_AUTHOR);
            assertThat(known.key().author()).isEqualTo(KeysInMemory.JANE);
            assertThat(known.key().expires()).isEqualTo(Instant.parse("2027-01-01T00:00:00Z"));
            assertThat(known.key().hash()).isEqualTo("0".repeat(64));
            assertThat(known.revokedAt()).isNull();

            var revoked = keys.byId("b".repeat(16)).orElseThrow();
            assertThat(revoked.revokedAt()).isEqualTo(Instant.parse("2026-02-01T00:00:00Z"));
            assertThat(revoked.key().author()).isEqualTo(new Author("VPR administrator", null, List.of(), null));
            assertThat(keys.byId("c".repeat(16))).isEmpty();
        }
    }

    @Test
    void without_the_tables_the_answer_is_that_keys_cannot_be_read_now() throws IOException {
        try (var postgres = EmbeddedPostgres.start()) {
            var keys = new KeyQueries(JdbcClient.create(postgres.getPostgresDatabase()));

            assertThatThrownBy(() -> keys.byId("a".repeat(16)))
                    .isInstanceOfSatisfying(
                            Problem.class, problem -> assertThat(problem.type()).isEqualTo(ProblemType.UNAVAILABLE));
        }
    }

    private static void insert(
            JdbcClient jdbc, String id, String roles, String scopes, String author, @Nullable String revoked) {
        jdbc.sql("""
                        insert into api_keys (key_id, hash, name, roles, scopes, author, created_at, expires_at, revoked_at,
                                              commit_id, position)
                        values (:id, :hash, 'a key', cast(:roles as text[]), cast(:scopes as text[]),
                                cast(:author as jsonb), '2026-01-01T00:00:00Z', '2027-01-01T00:00:00Z',
                                cast(:revoked as timestamptz), :commit, '0001-000000000000001')
                        """)
                .param("id", id.repeat(16))
                .param("hash", "0".repeat(64))
                .param("roles", roles)
                .param("scopes", scopes)
                .param("author", author)
                .param("revoked", revoked)
                .param("commit", "0".repeat(40))
                .update();
    }
}
