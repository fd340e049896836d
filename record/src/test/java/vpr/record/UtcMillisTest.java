package vpr.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UtcMillisTest {
    private static final long FIRST = -62_135_596_800_000L; // 0001-01-01T00:00:00.000Z
    private static final long LAST = 253_402_300_799_999L; // 9999-12-31T23:59:59.999Z

    @Property
    void a_moment_is_read_as_it_was_written(@ForAll @LongRange(min = FIRST, max = LAST) long millis) {
        Instant moment = Instant.ofEpochMilli(millis);
        assertThat(UtcMillis.parse("at", UtcMillis.text(moment))).isEqualTo(moment);
    }

    @Test
    void the_form_has_three_decimals_and_a_Z() {
        assertThat(UtcMillis.text(Instant.parse("0476-09-04T05:06:07.080Z"))).isEqualTo("0476-09-04T05:06:07.080Z");
        assertThat(UtcMillis.parse("at", "2026-11-27T23:59:59.001Z"))
                .isEqualTo(Instant.parse("2026-11-27T23:59:59.001Z"));
        assertThat(UtcMillis.parse("at", "2028-02-29T00:00:00.000Z")).isEqualTo(Instant.parse("2028-02-29T00:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-27T23:59:59Z",
                "2026-11-27T23:59:59.01Z",
                "2026-11-27T23:59:59.0012Z",
                "2026-11-27T23:59:59.001+00:00",
                "2026-11-27t23:59:59.001Z",
                "+2026-11-27T23:59:59.001Z",
                "2026-1-27T23:59:59.001Z",
                " 2026-11-27T23:59:59.001Z",
                "２026-11-27T23:59:59.001Z",
                ""
            })
    void another_form_is_refused(String text) {
        assertThatThrownBy(() -> UtcMillis.parse("at", text))
                .isInstanceOf(InvalidException.class)
                .hasMessageContaining("at: must be YYYY-MM-DDTHH:MM:SS.sssZ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-29T00:00:00.000Z",
                "2026-13-01T00:00:00.000Z",
                "2026-00-01T00:00:00.000Z",
                "2026-11-31T00:00:00.000Z",
                "2026-11-27T24:00:00.000Z",
                "2026-11-27T23:60:00.000Z",
                "2026-12-31T23:59:60.000Z"
            })
    void a_moment_that_does_not_exist_is_refused(String text) {
        assertThatThrownBy(() -> UtcMillis.parse("at", text))
                .isInstanceOf(InvalidException.class)
                .hasMessageContaining("at: must be a time that exists");
    }

    @Test
    void a_year_before_the_first_is_refused() {
        assertThatThrownBy(() -> UtcMillis.parse("at", "0000-12-31T00:00:00.000Z"))
                .isInstanceOf(InvalidException.class)
                .hasMessageContaining("at: must have a year from 0001 to 9999");
    }
}
