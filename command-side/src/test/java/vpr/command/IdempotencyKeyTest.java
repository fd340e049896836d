package vpr.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vpr.command.Examples.NOW;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vpr.api.Problem;
import vpr.api.ProblemType;

class IdempotencyKeyTest {
    private final SecureRandom random = new SecureRandom();

    @Test
    void a_generated_key_is_of_version_7_and_of_this_moment() {
        var key = IdempotencyKey.generate(NOW, random);

        assertThat(key.version()).isEqualTo(7);
        assertThat(key.variant()).isEqualTo(2);
        assertThat(key.getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
        assertThat(IdempotencyKey.parse(key.toString(), NOW)).isEqualTo(key);
    }

    @Test
    void a_key_is_taken_for_24_hours_and_up_to_5_minutes_early() {
        assertThat(IdempotencyKey.parse(key(NOW.minus(Duration.ofHours(24))), NOW))
                .isNotNull();
        assertThat(IdempotencyKey.parse(key(NOW.plus(Duration.ofMinutes(5))), NOW))
                .isNotNull();

        assertProblem(key(NOW.minus(Duration.ofHours(24)).minusMillis(1)), ProblemType.KEY_TOO_OLD);
        assertProblem(key(NOW.plus(Duration.ofMinutes(5)).plusMillis(1)), ProblemType.INVALID_FIELD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "key",
                "550e8400-e29b-41d4-a716-446655440000",
                "019A5B0E-7C3D-7E21-9F4A-1B2C3D4E5F60",
                "019a5b0e7c3d7e219f4a1b2c3d4e5f60",
                "019a5b0e-7c3d-7e21-cf4a-1b2c3d4e5f60",
                "019a5b0e-7c3d-7e21-9f4a-1b2c3d4e5f60 "
            })
    void what_is_no_uuid_of_version_7_in_its_canonical_form_is_refused(String text) {
        assertProblem(text, ProblemType.INVALID_FIELD);
    }

    private String key(Instant time) {
        return IdempotencyKey.generate(time, random).toString();
    }

    private static void assertProblem(String text, ProblemType type) {
        assertThatThrownBy(() -> IdempotencyKey.parse(text, NOW)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.type()).isEqualTo(type);
            assertThat(problem.fields()).extracting(Problem.Field::field).containsExactly("Idempotency-Key");
        });
    }
}
