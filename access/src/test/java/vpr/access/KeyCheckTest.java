package vpr.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vpr.api.Problem;
import vpr.api.ProblemType;
import vpr.record.organisation.ApiKey.Role;

class KeyCheckTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    private final KeysInMemory keys = new KeysInMemory();
    private final KeyCheck check = new KeyCheck(keys, InstantSource.fixed(NOW));

    @Test
    void a_key_tells_its_roles_and_its_registered_author() {
        var caller = check.callerOf(keys.give(Role.CLINICIAN));

        assertThat(caller.roles()).containsExactly(Role.CLINICIAN);
        assertThat(caller.author()).isEqualTo(KeysInMemory.JANE);
    }

    @Test
    void a_key_works_until_the_moment_it_expires() {
        var lasting = keys.give(Set.of(Role.AUDITOR), NOW.plusMillis(1), null);
        var expired = keys.give(Set.of(Role.AUDITOR), NOW, null);

        assertThat(check.callerOf(lasting).roles()).containsExactly(Role.AUDITOR);
        assertRefused(expired, ProblemType.EXPIRED_KEY);
    }

    @Test
    void a_revoked_key_is_refused_and_said_to_be_revoked() {
        assertRefused(keys.give(Set.of(Role.AUDITOR), NOW, NOW), ProblemType.REVOKED_KEY);
    }

    @Test
    void a_key_that_was_never_given_out_is_unknown() {
        assertRefused(NewApiKey.generate(new SecureRandom()).text(), ProblemType.UNKNOWN_KEY);
    }

    @Test
    void a_known_id_with_another_secret_is_unknown_even_when_the_key_was_revoked() {
        var revoked = keys.give(Set.of(Role.AUDITOR), null, NOW);
        var id = KeyText.idOf(revoked).orElseThrow();

        assertRefused(KeyText.of(id, "a".repeat(KeyText.SECRET_LENGTH)), ProblemType.UNKNOWN_KEY);
    }

    @Test
    void what_has_not_the_form_of_a_key_is_unknown() {
        var text = keys.give(Role.CLINICIAN);
        for (var wrong : new String[] {
            "", "vpr_", text + "a", text.substring(1), text.toUpperCase(java.util.Locale.ROOT), " " + text, "ключ"
        }) {
            assertRefused(wrong, ProblemType.UNKNOWN_KEY);
        }
    }

    private void assertRefused(String text, ProblemType type) {
        assertThatThrownBy(() -> check.callerOf(text)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.type()).isEqualTo(type);
            if (!text.isEmpty()) {
                assertThat(problem.body().toString()).doesNotContain(text);
            }
        });
    }
}
