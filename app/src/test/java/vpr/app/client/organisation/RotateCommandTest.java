package vpr.app.client.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import vpr.app.client.RefusedException;

class RotateCommandTest {
    private static final Instant NOW = Instant.parse("2026-11-25T17:00:00Z");

    private static String like(String rest) {
        var old = JsonMapper.shared().readTree("""
                {"keyId": "k3v7q2mzr5w4abcd", "name": "Ward 7", "roles": ["auditor"], "scopes": [],
                 "author": {"name": "Ann", "registrations": []}, "created": "2026-01-01T00:00:00Z"%s}
                """.formatted(rest));
        return RotateCommand.like(old, NOW).toString();
    }

    @Test
    void the_new_key_is_like_the_old_one() {
        assertThat(like(""))
                .isEqualTo("{\"name\":\"Ward 7\",\"roles\":[\"auditor\"],\"scopes\":[],"
                        + "\"author\":{\"name\":\"Ann\",\"registrations\":[]}}");
    }

    @Test
    void it_lives_as_long_as_the_old_one_was_to_live() {
        assertThat(like(", \"expires\": \"2026-01-31T00:00:00Z\"")).contains("\"expires\":\"2026-12-25T17:00:00Z\"");
    }

    @Test
    void a_key_that_was_withdrawn_is_not_renewed() {
        assertThatThrownBy(() -> like(", \"revoked\": \"2026-01-31T00:00:00Z\""))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("was withdrawn");
    }
}
